package casebook.scheduling.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a subject agreed to take part.
 *
 * @param number which consent of the subject it is, counted from 1
 * @param withdrawnOn none while it stands
 */
public record Consent(
        int number, LocalDate consentedOn, @Nullable LocalDate withdrawnOn) {

    boolean stands() {
        return withdrawnOn == null;
    }

    Consent withdrawn(LocalDate on) {
        return new Consent(number, consentedOn, on);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(consentedOn) && (withdrawnOn == null || !day.isAfter(withdrawnOn));
    }

    /** Whether it had already ended when another was given. */
    boolean endedBefore(Consent later) {
        return withdrawnOn != null && !withdrawnOn.isAfter(later.consentedOn);
    }
}
