package casebook.enrollment.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryPlanTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant END = FIRST.plus(Duration.ofDays(3));
    private final RetryPlan plan = new RetryPlan(Duration.ofDays(3));

    @Test
    void aDeliveryIsTriedWithGrowingPausesToTheLastMomentOfThreeDays() {
        // Given
        var attempts = new ArrayList<Instant>();

        // When
        for (var next = Optional.of(FIRST); next.isPresent(); ) {
            attempts.add(next.get());
            next = plan.next(attempts.size(), FIRST, next.get());
        }

        // Then
        assertEquals(FIRST.plusSeconds(5), attempts.get(1));
        assertEquals(FIRST.plusSeconds(35), attempts.get(2));
        assertEquals(END, attempts.getLast());
        assertEquals(15, attempts.size());
    }

    @Test
    void itIsGivenUpAtTheEndAndNotBefore() {
        // When
        var before = plan.next(20, FIRST, END.minusMillis(1));

        // Then
        assertEquals(Optional.of(END), before);
        assertEquals(Optional.empty(), plan.next(20, FIRST, END));
    }

    @Test
    void anEndpointIsGivenUpAtTheEndAndNotBefore() {
        // When
        var over = plan.isOver(FIRST, END);

        // Then
        assertTrue(over);
        assertFalse(plan.isOver(FIRST, END.minusMillis(1)));
    }

    @Test
    void anEndpointRestsLongerAfterEachFailureAndNeverLongerThanTenMinutes() {
        // When
        var first = plan.rest(1);

        // Then
        assertEquals(Duration.ofSeconds(1), first);
        assertEquals(Duration.ofSeconds(2), plan.rest(2));
        assertEquals(Duration.ofSeconds(512), plan.rest(10));
        assertEquals(Duration.ofMinutes(10), plan.rest(11));
        assertEquals(Duration.ofMinutes(10), plan.rest(1_000_000));
    }
}
