package casebook.gateway.attempts;

import java.time.Duration;

/**
 * From when on attempts are reported.
 *
 * @param attempts of one origin, so many
 * @param window within less than this
 */
public record Threshold(int attempts, Duration window) {
    /** Each origin that is remembered takes memory in proportion. */
    static final int MOST = 1_000;

    public Threshold {
        if (attempts < 1 || attempts > MOST || !window.isPositive()) {
            throw new IllegalArgumentException("Attempts would never be reported, or each of them without an end: "
                    + attempts + " within " + window + ". Set casebook.gateway.attempts to 1 to " + MOST
                    + " within a time.");
        }
    }
}
