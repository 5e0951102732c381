package casebook.scheduling.visit;

import casebook.kernel.refusal.Reason;
import casebook.scheduling.plan.Participation;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a subject has no visits now, or not that one, whatever the visits are (21 CFR 11.10(f)). */
final class Obstacle {
    private Obstacle() {}

    static Stream<Reason> consent(Participation participation) {
        if (participation.consents().stand()) {
            return Stream.empty();
        }
        return Stream.of(
                participation.consents().given()
                        ? Reason.of(
                                "consent-withdrawn", "The subject withdrew consent, so nothing new may be recorded.")
                        : Reason.of("no-consent", "The subject has not consented, so nothing may be recorded."));
    }

    /** @param day on which something took place; none for what is still to come */
    static Stream<Reason> end(Participation participation, @Nullable LocalDate day) {
        return participation.overBefore(day)
                ? Stream.of(Reason.of(
                        "participation-ended",
                        "The subject no longer takes part: "
                                + participation.standstill().orElseThrow() + "."))
                : Stream.empty();
    }

    static Stream<Reason> allocation(Participation participation) {
        return participation.enrolledOn() == null
                ? Stream.of(Reason.of("not-allocated", "The subject is not enrolled and allocated to a dosage."))
                : Stream.empty();
    }
}
