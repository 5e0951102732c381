package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.eventAt;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.audit.ChainId;
import casebook.journal.event.CopyRebuild;
import casebook.journal.event.Event;
import casebook.journal.event.Handlers;
import casebook.journal.event.Projection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a rebuild makes of the topics while the service goes on. */
abstract class RebuildContract {
    private static final String KIND = "position";

    private final Stores stores = engine().open();
    private final Stores other = engine().open();
    private final ChainId chain = aChain();
    private final WrittenHistory history = new WrittenHistory();

    abstract Engine engine();

    @Test
    void copiesAreMadeOfWhatWasTakenIn() {
        // Given
        written(1, 2, 3);
        taken(1, 2);

        // When
        var events = rebuilt();

        // Then
        assertEquals(2, events);
        assertEquals(List.of(1L, 2L), copied());
    }

    @Test
    void whatIsTakenInMeanwhileIsThereToo() {
        // Given
        written(1, 2);
        taken(1, 2);
        history.afterReading(() -> {
            written(3, 4);
            taken(3, 4);
        });

        // When
        rebuilt();

        // Then
        assertEquals(List.of(1L, 2L, 3L, 4L), copied());
    }

    @Test
    void whatWasParkedAndIsTakenInMeanwhileIsThereToo() {
        // Given
        written(1, 3, 2);
        taken(1);
        history.afterReading(() -> taken(2, 3));

        // When
        rebuilt();

        // Then
        assertEquals(List.of(1L, 2L, 3L), copied());
    }

    @Test
    void whatATopicHasLostDoesNotCostTheEventsBehindIt() {
        // Given
        taken(1, 2, 3);
        written(1, 3);

        // When
        rebuilt();

        // Then
        assertEquals(List.of(1L, 3L), copied());
    }

    @Test
    void lostPlacesAreTakenFromWhatWasAcknowledged() {
        // Given
        LongStream.of(1, 2).forEach(position -> history.add(eventAt(chain, position), true));
        written(3);

        // When
        rebuilt();

        // Then
        assertEquals(List.of(1L, 2L), copied());
        assertEquals(2, stores.inbox().position("enrollment", chain));
    }

    @Test
    void aChainWhoseFirstEventIsParkedGetsNoPlace() {
        // Given
        var parked = eventAt(chain, 1);
        history.add(parked, true);
        stores.parked().park(parked, "casebook.enrollment.v1", "poison", parked.time(), null);

        // When
        rebuilt();

        // Then
        assertTrue(copied().isEmpty());
        assertEquals(0, stores.inbox().position("enrollment", chain));
    }

    private long rebuilt() {
        return new CopyRebuild(
                        "scheduling",
                        stores.copies(),
                        stores.inbox(),
                        stores.parked(),
                        new Handlers(List.of(positions(stores)), List.of(), Set.of()),
                        stores.transactions(),
                        history,
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .run(() -> {})
                .orElseThrow();
    }

    private List<Long> copied() {
        return other.copies().all(KIND, chain, Long.class);
    }

    private void written(long... positions) {
        LongStream.of(positions).forEach(position -> history.add(eventAt(chain, position), false));
    }

    /** By another instance, as the events of a running system are. */
    private void taken(long... positions) {
        runAsync(() -> LongStream.of(positions)
                        .mapToObj(at -> eventAt(chain, at))
                        .forEach(this::take))
                .join();
    }

    private void take(Event event) {
        other.transactions()
                .run(() -> other.inbox().take(event, () -> positions(other).project(event)));
    }

    private static Projection positions(Stores instance) {
        return new Projection() {
            @Override
            public Set<String> types() {
                return Set.of("subject-enrolled.v1");
            }

            @Override
            public void project(Event event) {
                instance.copies().put(KIND, event.chain(), Long.toString(event.position()), event.position());
            }
        };
    }
}
