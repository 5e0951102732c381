package casebook.scheduling.plan;

import java.util.Locale;

/** How subject and site meet. */
public enum Contact {
    CLINIC,
    TELEPHONE;

    /** @throws IllegalArgumentException when there is no such contact */
    public static Contact of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
