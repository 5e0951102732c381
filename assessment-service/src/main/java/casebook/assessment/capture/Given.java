package casebook.assessment.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person enters.
 *
 * @param observedOn the date of observation as given; none leaves it as it is
 * @param items JSON values by item id; null removes an answer
 */
public record Given(@Nullable String observedOn, Map<String, @Nullable Object> items) {
    public static final Given NOTHING = new Given(null, Map.of());
}
