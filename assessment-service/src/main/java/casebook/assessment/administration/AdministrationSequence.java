package casebook.assessment.administration;

import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A subject's administrations in the order in which the study version has them given, and how far they are.
 *
 * <p>Safety property: nothing is given while what comes before it is open, so that a dose is neither forgotten nor counted from
 * a day on which none was given (21 CFR 11.10(f)). A dose that was omitted, or whose visit was missed or cancelled, holds up
 * nothing: whether treatment goes on without it is the investigator's decision, by the protocol.
 */
public record AdministrationSequence(List<Step> steps) {
    private static final String OBSERVED_ON = "/observedOn";

    public AdministrationSequence {
        steps = List.copyOf(steps);
    }

    /** The administration at one visit. */
    public sealed interface Step {
        String visit();

        record Recorded(String visit, LocalDate administeredOn) implements Step {}

        /** Not recorded, and not known to be given up. */
        record Open(String visit) implements Step {}

        /** Omitted at its visit; or that was missed or cancelled, or the plan has no place for it any more. */
        record GivenUp(String visit) implements Step {}
    }

    /** Every administration before this visit's that is open. */
    public List<Reason> outstandingBefore(String visit) {
        if (place(visit) < 0) {
            return List.of(outOfSequence(visit + " has no place among the administrations of the study version."));
        }
        return before(visit)
                .filter(Step.Open.class::isInstance)
                .map(open -> outOfSequence("The administration of " + open.visit()
                        + " comes first: record it, given or omitted, or that its visit was missed or cancelled."))
                .toList();
    }

    /** Whether the day keeps the order of those that are recorded. Two may be given on one day. */
    public List<Reason> misplaced(String visit, @Nullable LocalDate day) {
        if (day == null) {
            return List.of();
        }
        var tooEarly = recorded(before(visit))
                .filter(earlier -> earlier.administeredOn().isAfter(day))
                .map(earlier -> Reason.at(
                        OBSERVED_ON,
                        "before-earlier-administration",
                        "The administration of " + earlier.visit() + " comes first, and was given after that day."));
        var tooLate = recorded(steps.stream().skip(place(visit) + 1L))
                .filter(later -> later.administeredOn().isBefore(day))
                .map(later -> Reason.at(
                        OBSERVED_ON,
                        "after-later-administration",
                        "The administration of " + later.visit() + " comes later, and was given before that day."));
        return Stream.concat(tooEarly, tooLate).toList();
    }

    private static Reason outOfSequence(String message) {
        return Reason.of("administration-out-of-sequence", message);
    }

    private Stream<Step> before(String visit) {
        return steps.stream().takeWhile(step -> !step.visit().equals(visit));
    }

    private static Stream<Step.Recorded> recorded(Stream<Step> steps) {
        return steps.filter(Step.Recorded.class::isInstance).map(Step.Recorded.class::cast);
    }

    private int place(String visit) {
        return steps.stream().map(Step::visit).toList().indexOf(visit);
    }
}
