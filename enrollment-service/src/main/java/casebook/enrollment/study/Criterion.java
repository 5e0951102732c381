package casebook.enrollment.study;

import java.util.Locale;
import java.util.Set;

/**
 * An eligibility criterion of the protocol. An inclusion's text must hold, an exclusion's must not.
 *
 * @param rule CEL over {@code <form>.<item>}, {@code consent.on} and {@code consent.given}: true when the text holds
 * @param evidence the variables the judgement rests on beside those that the rule names
 */
public record Criterion(String id, Kind kind, String text, String rule, Set<String> evidence) {
    public enum Kind {
        INCLUSION,
        EXCLUSION;

        /** As it is written on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
