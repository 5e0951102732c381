package casebook.journal.metrics;

import casebook.kernel.text.Wordless;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a server only when somebody reads the metrics, and once for all that they read together. A server that is
 * away costs one wait.
 */
public final class Sampled<T> {
    private static final Logger LOG = Logger.getLogger(Sampled.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<T> source;
    private final Clock clock;
    private @Nullable Instant asked;
    private Optional<T> sample = Optional.empty();

    public Sampled(Supplier<T> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** A number of the sample, or no number when it could not be had. */
    public double read(ToDoubleFunction<T> number) {
        return current().map(number::applyAsDouble).orElse(Double.NaN);
    }

    private synchronized Optional<T> current() {
        if (asked == null || asked.plus(FRESH).isBefore(clock.instant())) {
            sample = taken();
            asked = clock.instant();
        }
        return sample;
    }

    private Optional<T> taken() {
        try {
            return Optional.of(source.get());
        } catch (RuntimeException e) {
            LOG.debugf("A metric cannot be read: %s", Wordless.line(e));
            return Optional.empty();
        }
    }
}
