package casebook.journal.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was made of something that does not change, such as a study version, kept in memory: up to a weight, the least
 * recently used goes first. It is read again after a while, so that copies which another process made anew are seen; whoever
 * comes meanwhile gets what there was.
 */
public final class Remembered<K, V> {
    private final Clock clock;
    private final Duration age;
    private final long heaviest;
    private final ToLongFunction<V> weight;
    private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long total;

    /**
     * @param age after which it is read again
     * @param heaviest the most weight kept together; one alone may be heavier
     */
    public Remembered(Clock clock, Duration age, long heaviest, ToLongFunction<V> weight) {
        this.clock = clock;
        this.age = age;
        this.heaviest = heaviest;
        this.weight = weight;
    }

    private record Entry<V>(V value, long weight, Instant until) {}

    /** What is remembered, or else what is read now; none is not remembered. */
    public Optional<V> find(K key, Supplier<Optional<V>> read) {
        var known = fresh(key);
        if (known != null) {
            return Optional.of(known);
        }
        var found = read.get();
        found.ifPresentOrElse(value -> put(key, value), () -> forget(key));
        return found;
    }

    public synchronized void forget(K key) {
        var gone = entries.remove(key);
        total -= gone == null ? 0 : gone.weight();
    }

    /** None where it must be read; of those who find it too old only the first reads it again. */
    private synchronized @Nullable V fresh(K key) {
        var entry = entries.get(key);
        var now = clock.instant();
        if (entry == null || now.isBefore(entry.until())) {
            return entry == null ? null : entry.value();
        }
        entries.put(key, new Entry<>(entry.value(), entry.weight(), now.plus(age)));
        return null;
    }

    private synchronized void put(K key, V value) {
        forget(key);
        var entry =
                new Entry<>(value, weight.applyAsLong(value), clock.instant().plus(age));
        entries.put(key, entry);
        total += entry.weight();
        var eldest = entries.entrySet().iterator();
        while (total > heaviest && entries.size() > 1) {
            total -= eldest.next().getValue().weight();
            eldest.remove();
        }
    }
}
