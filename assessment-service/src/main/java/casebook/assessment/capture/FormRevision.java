package casebook.assessment.capture;

import casebook.kernel.attribution.Attribution;
import java.util.Locale;

/** One revision of a captured form: its state after a write, and who made it so. */
public record FormRevision(long revision, CapturedForm form, Action action, Attribution by) {

    /** What made the revision. */
    public enum Action {
        STARTED("started"),
        ENTERED("entered"),
        COMPLETED("completed"),
        CORRECTED("corrected");

        private final String wireName;

        Action(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        /**
         * The action of that name.
         *
         * @throws IllegalArgumentException for any other word
         */
        public static Action of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
