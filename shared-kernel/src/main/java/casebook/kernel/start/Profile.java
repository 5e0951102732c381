package casebook.kernel.start;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What it is started for. Who says nothing means production, so that nobody runs the demo by forgetting a word. */
enum Profile {
    PRODUCTION,
    DEMO;

    static final String VARIABLE = "CASEBOOK_PROFILE";
    private static final String SETTING = "casebook.profile";

    /** None for a word that is neither. */
    static Optional<Profile> of(Config settings) {
        return switch (settings.getOptionalValue(SETTING, String.class).orElse("production")) {
            case "production" -> Optional.of(PRODUCTION);
            case "demo" -> Optional.of(DEMO);
            default -> Optional.empty();
        };
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
