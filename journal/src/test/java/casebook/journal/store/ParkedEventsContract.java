package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.eventAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.audit.ChainId;
import casebook.journal.event.ParkedEvents.Parked;
import casebook.journal.event.ParkedEvents.Tally;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every place for events promises that could not be taken in. */
abstract class ParkedEventsContract {
    private final Stores stores = engine().open();

    abstract Engine engine();

    @Test
    void theParkedAreCountedAndThoseGivenUpApart() {
        // Given
        var now = Instant.parse("2026-01-05T10:00:00Z");
        var chain = aChain();
        var before = stores.parked().tally();

        // When
        stores.parked().park(eventAt(chain, 2), "casebook.enrollment.v1", "poison", now, null);
        stores.parked().park(eventAt(chain, 3), "casebook.enrollment.v1", "waits", now, now);

        // Then
        assertEquals(
                new Tally(before.all() + 2, before.givenUp() + 1),
                stores.parked().tally());
    }

    @Test
    void laterEventsWaitBehindAParkedOne() {
        // Given
        var chain = aChain();
        var now = Instant.parse("2026-01-05T10:00:00Z");
        stores.parked().park(eventAt(chain, 2), "casebook.enrollment.v1", "waits", now, now);
        stores.parked().park(eventAt(chain, 1), "casebook.enrollment.v1", "poison", now, now);
        stores.parked().park(eventAt(chain, 1), "casebook.enrollment.v1", "twice", now, now);

        // When
        var due = stores.parked().due(now, 10).stream()
                .filter(parked -> parked.event().chain().equals(chain))
                .toList();

        // Then
        assertEquals(1, due.size());
        assertEquals(eventAt(chain, 1), due.getFirst().event());
        assertEquals("poison", due.getFirst().reason());
        assertTrue(stores.parked().anyOf("enrollment", chain));
        assertFalse(stores.parked().anyOf("scheduling", chain));
    }

    @Test
    void aParkedEventThatWasGivenUpIsDueAgainOnlyWhenAskedFor() {
        // Given
        var chain = aChain();
        var now = Instant.parse("2026-01-05T10:00:00Z");
        stores.parked().park(eventAt(chain, 1), "casebook.enrollment.v1", "poison", now, now);
        var id = stores.parked().list(1000).stream()
                .filter(parked -> parked.event().chain().equals(chain))
                .findFirst()
                .orElseThrow()
                .id();
        stores.parked().failed(id, "poison still", 10, null);
        var before = stores.parked().due(now.plusSeconds(3600), 1000);

        // When
        var known = stores.parked().retry(id, now);

        // Then
        assertTrue(known);
        assertTrue(before.stream().noneMatch(parked -> parked.id() == id));
        assertTrue(stores.parked().due(now, 1000).stream().anyMatch(parked -> parked.id() == id));
        assertFalse(stores.parked().retry(-1, now));
        stores.parked().remove(id);
        assertFalse(stores.parked().anyOf("enrollment", chain));
    }

    @Test
    void aReadableCopyTakesThePlaceOfOneThatIsNot() {
        // Given
        var chain = aChain();
        var now = Instant.parse("2026-01-05T10:00:00Z");
        stores.parked().park(eventAt(chain, 1).withoutData(), "casebook.enrollment.v1", "unreadable", now, null);
        stores.parked().park(eventAt(chain, 1).withoutData(), "casebook.enrollment.v1", "again", now, now);

        // When
        stores.parked().park(eventAt(chain, 1), "casebook.enrollment.v1", "waits", now.plusSeconds(60), now);

        // Then
        var parked = parkedOf(chain, now);
        assertEquals(
                List.of(eventAt(chain, 1)), parked.stream().map(Parked::event).toList());
        assertEquals("waits", parked.getFirst().reason());
        assertEquals(now, parked.getFirst().parkedAt());
    }

    @Test
    void whatHasBeenDueTheLongestComesFirst() {
        // Given
        var now = Instant.parse("2025-01-05T10:00:00Z");
        var waiting = Stream.generate(Given::aChain).limit(150).toList();
        waiting.forEach(chain -> stores.parked().park(eventAt(chain, 2), "casebook.enrollment.v1", "ahead", now, now));
        var last = aChain();
        stores.parked().park(eventAt(last, 1), "casebook.enrollment.v1", "failed once", now, now.minusMillis(1));

        // When
        var due = stores.parked().due(now, 100);

        // Then
        assertEquals(100, due.size());
        assertEquals(last, due.getFirst().event().chain());
        stores.parked().list(1000).forEach(parked -> stores.parked().remove(parked.id()));
    }

    @Test
    void whatWaitedInAChainIsHastenedButNotWhatWasGivenUp() {
        // Given
        var now = Instant.parse("2026-01-05T10:00:00Z");
        var later = now.plusSeconds(20);
        var chain = aChain();
        var other = aChain();
        var givenUp = aChain();
        stores.parked().park(eventAt(chain, 2), "casebook.enrollment.v1", "ahead", now, later);
        stores.parked().park(eventAt(other, 2), "casebook.enrollment.v1", "ahead", now, later);
        stores.parked().park(eventAt(givenUp, 2), "casebook.enrollment.v1", "given up", now, null);

        // When
        stores.parked().hasten("enrollment", chain, now);
        stores.parked().hasten("enrollment", givenUp, now);

        // Then
        assertEquals(1, parkedOf(chain, now).size());
        assertEquals(0, parkedOf(other, now).size());
        assertEquals(0, parkedOf(givenUp, now).size());
    }

    private List<Parked> parkedOf(ChainId chain, Instant now) {
        return stores.parked().due(now, 1000).stream()
                .filter(parked -> parked.event().chain().equals(chain))
                .toList();
    }
}
