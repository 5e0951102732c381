package casebook.enrollment.consent;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of agreement to a version of the consent form (ICH E6(R3) 2.8).
 *
 * @param number which consent of the subject it is, counted from 1
 * @param studyVersion the study version that was agreed to: everything after it is captured under this one
 * @param withdrawnOn none while it stands
 */
public record Consent(
        int number,
        String formVersion,
        LocalDate consentedOn,
        Giver by,
        String studyVersion,
        @Nullable LocalDate withdrawnOn) {

    /** Who agreed. */
    public enum Giver {
        SUBJECT,
        REPRESENTATIVE;

        /** As it is written on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean stands() {
        return withdrawnOn == null;
    }

    Consent withdrawn(LocalDate on) {
        return new Consent(number, formVersion, consentedOn, by, studyVersion, on);
    }

    /** Whether it had ended by the day on which another was given. */
    boolean endedBy(Consent later) {
        return withdrawnOn != null && !withdrawnOn.isAfter(later.consentedOn);
    }
}
