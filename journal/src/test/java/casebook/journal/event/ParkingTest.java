package casebook.journal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParkingTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Logger LOGGER = Logger.getLogger(Parking.class.getName());

    private final Pauses pauses = new Pauses();
    private final List<String> errors = new ArrayList<>();
    private final List<Event> buried = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord told) {
            if (told.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(told.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.removeHandler(handler);
    }

    @ParameterizedTest
    @CsvSource({"PT0.01S, PT0.1S", "PT0.4S, PT0.4S", "PT7S, PT7S", "PT1H, PT26S"})
    void thePauseOfAnEventAheadOfItsChainGrowsWithItsWaiting(Duration waited, Duration pause) {
        // When
        parking(NOON.plus(waited)).failedAgain(parkedAt(NOON), Parking.AHEAD);

        // Then
        assertEquals(NOON.plus(waited).plus(pause), pauses.next);
        assertEquals(3, pauses.attempts);
    }

    @Test
    void anOperatorIsToldOnceOfAnEventThatWaitsFiveMinutes() {
        // Given
        var parking = parking(NOON.plus(Duration.ofMinutes(5)));

        // When
        parking.failedAgain(parkedAt(NOON), Parking.AHEAD);
        parking.failedAgain(parkedAt(NOON), Parking.AHEAD);
        parking.failedAgain(parkedAt(NOON.plusSeconds(1)), Parking.AHEAD);

        // Then
        assertEquals(1, errors.size());
    }

    @Test
    void anEventKeepsItsDataWhileTheStoreIsAway() {
        // Given
        var event = parkedAt(NOON).event();
        pauses.failures.add(new Away());

        // When
        assertThrows(Away.class, () -> parking(NOON).park(event, "topic", "a fault"));
        parking(NOON).park(event, "topic", "a fault");

        // Then
        assertEquals(List.of(event), pauses.kept);
        assertEquals(List.of(), buried);
    }

    @Test
    void whatTheStoreCannotKeepIsBuriedAndParkedWithoutIt() {
        // Given
        var event = parkedAt(NOON).event();
        pauses.failures.add(new IllegalStateException("a text with NUL"));

        // When
        parking(NOON).park(event, "topic", "a fault");

        // Then
        assertEquals(List.of(event.withoutData()), pauses.kept);
        assertEquals(List.of(event), buried);
    }

    private static final class Away extends RuntimeException {}

    private Parking parking(Instant now) {
        return new Parking(
                pauses,
                (event, _, _) -> buried.add(event),
                failure -> failure instanceof Away,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static ParkedEvents.Parked parkedAt(Instant at) {
        var chain = new ChainId("hynrcs-allo-als-02", "s-1");
        var event = new Event("e-2", "enrollment", "x.v1", chain, "HYU", 2, "", "", NOON, Json.tree(Map.of()));
        return new ParkedEvents.Parked(1, event, "topic", "", 3, at, at);
    }

    /** Keeps what the last event was told to wait for. */
    private static final class Pauses implements ParkedEvents {
        private final List<RuntimeException> failures = new ArrayList<>();
        private final List<Event> kept = new ArrayList<>();
        private int attempts;
        private @Nullable Instant next;

        @Override
        public void failed(long id, String reason, int attempts, @Nullable Instant nextAttemptAt) {
            this.attempts = attempts;
            this.next = nextAttemptAt;
        }

        @Override
        public void park(Event event, String topic, String reason, Instant at, @Nullable Instant nextAttemptAt) {
            if (!failures.isEmpty()) {
                throw failures.removeFirst();
            }
            kept.add(event);
        }

        @Override
        public boolean anyOf(String source, ChainId chain) {
            return true;
        }

        @Override
        public boolean any() {
            return true;
        }

        @Override
        public List<Parked> due(Instant now, int limit) {
            return List.of();
        }

        @Override
        public void hasten(String source, ChainId chain, Instant at) {}

        @Override
        public List<Parked> list(int limit) {
            return List.of();
        }

        @Override
        public Optional<Parked> find(long id) {
            return Optional.empty();
        }

        @Override
        public Tally tally() {
            return new Tally(0, 0);
        }

        @Override
        public void remove(long id) {}

        @Override
        public boolean retry(long id, Instant at) {
            return true;
        }
    }
}
