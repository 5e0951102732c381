package casebook.assessment.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.administration.AdministrationSequence.Step;
import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdministrationSequenceTest {
    private static final LocalDate DAY = LocalDate.parse("2025-05-01");
    private static final String OUT_OF_SEQUENCE = "administration-out-of-sequence";

    @Test
    void theFirstWaitsForNothing() {
        // Given
        var sequence = sequence(new Step.Open("one"), new Step.Open("two"));

        // When
        var reasons = sequence.outstandingBefore("one");

        // Then
        assertEquals(List.of(), reasons);
    }

    @Test
    void everyOneThatIsOpenBeforeItIsNamed() {
        // Given
        var sequence = sequence(
                new Step.Open("one"), new Step.Recorded("two", DAY), new Step.Open("three"), new Step.Open("four"));

        // When
        var reasons = sequence.outstandingBefore("four");

        // Then
        assertEquals(List.of(OUT_OF_SEQUENCE, OUT_OF_SEQUENCE), codes(reasons));
        assertEquals(
                List.of(
                        "The administration of one comes first: record it, given or omitted, or that its visit was missed"
                                + " or cancelled.",
                        "The administration of three comes first: record it, given or omitted, or that its visit was"
                                + " missed or cancelled."),
                reasons.stream().map(Reason::message).toList());
    }

    @Test
    void whatWasGivenUpHoldsUpNothing() {
        // Given
        var sequence = sequence(new Step.GivenUp("one"), new Step.Recorded("two", DAY), new Step.Open("three"));

        // When
        var reasons = sequence.outstandingBefore("three");

        // Then
        assertEquals(List.of(), reasons);
    }

    @Test
    void whatTheVersionDoesNotHaveIsNotGiven() {
        // Given
        var sequence = sequence(new Step.Recorded("one", DAY));

        // When
        var reasons = sequence.outstandingBefore("another");

        // Then
        assertEquals(List.of(OUT_OF_SEQUENCE), codes(reasons));
    }

    @Test
    void theDaysKeepTheOrder() {
        // Given
        var sequence = sequence(
                new Step.Recorded("one", DAY),
                new Step.Open("two"),
                new Step.GivenUp("three"),
                new Step.Recorded("four", DAY.plusDays(2)));

        // When
        var before = sequence.misplaced("two", DAY.minusDays(1));
        var withFirst = sequence.misplaced("two", DAY);
        var withLast = sequence.misplaced("two", DAY.plusDays(2));
        var after = sequence.misplaced("two", DAY.plusDays(3));

        // Then
        assertEquals(List.of("before-earlier-administration"), codes(before));
        assertEquals(List.of(), withFirst);
        assertEquals(List.of(), withLast);
        assertEquals(List.of("after-later-administration"), codes(after));
        assertEquals("/observedOn", before.getFirst().pointer());
    }

    private static AdministrationSequence sequence(Step... steps) {
        return new AdministrationSequence(List.of(steps));
    }

    private static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }
}
