package casebook.assessment.alsfrsr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.assessment.alsfrsr.Slope.Measured;
import casebook.assessment.alsfrsr.Slope.Point;
import casebook.kernel.time.PartialDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 3);

    @Test
    void slopeOfSixAssessments() {
        // Given
        var measured = List.of(
                new Measured(0, 45),
                new Measured(2, 41),
                new Measured(5, 40),
                new Measured(6, 35),
                new Measured(8, 28),
                new Measured(10, 23));

        // When
        var slope = Slope.fitted(measured).known().orElseThrow();

        // Then
        assertEquals(-2.169492, slope.perMonth(), 0.0000005);
        assertEquals(6, slope.totals());
    }

    @Test
    void slopeOfAStraightLine() {
        // Given
        var measured = List.of(new Measured(0, 46), new Measured(1, 43), new Measured(3, 37));

        // When
        var slope = Slope.fitted(measured).known().orElseThrow();

        // Then
        assertEquals(-3.0, slope.perMonth(), 1e-12);
    }

    @Test
    void monthsAreOf365AndAQuarterDaysByTwelve() {
        // Given
        var points = List.of(new Point(FIRST, 48), new Point(FIRST.plusDays(1461), 0));

        // When
        var slope = Slope.of(points).known().orElseThrow();

        // Then
        assertEquals(-1.0, slope.perMonth(), 1e-12);
    }

    @Test
    void slopeDoesNotDependOnTheOrderOfEntry() {
        // Given
        var first = new Point(FIRST, 45);
        var second = new Point(FIRST.plusDays(61), 41);
        var third = new Point(FIRST.plusDays(152), 40);

        // When
        var slope = Slope.of(List.of(third, first, second));

        // Then
        assertEquals(
                Slope.of(List.of(first, second, third)).known().orElseThrow().perMonth(),
                slope.known().orElseThrow().perMonth(),
                1e-12);
    }

    @Test
    void slopeNeedsTwoAssessments() {
        // Given
        var one = List.of(new Point(FIRST, 45));

        // When
        var slope = Slope.of(one);

        // Then
        assertEquals(Optional.of("Two assessments with a total are needed."), slope.missing());
        assertEquals(slope, Slope.of(List.of()));
    }

    @Test
    void slopeNeedsTwoDays() {
        // Given
        var sameDay = List.of(new Point(FIRST, 45), new Point(FIRST, 44));

        // When
        var slope = Slope.of(sameDay);

        // Then
        assertEquals(Optional.of("All assessments with a total are of one day."), slope.missing());
    }

    @Test
    void progressionRateFromAnOnsetKnownToTheDay() {
        // Given
        var onset = PartialDate.parse("2023-03-03");

        // When
        var rate =
                ProgressionRate.of(36, onset, LocalDate.of(2025, 3, 3)).known().orElseThrow();

        // Then
        assertTrue(rate.exact());
        assertEquals(12 / (731 / (365.25 / 12)), rate.lowest(), 1e-12);
    }

    @Test
    void progressionRateFromAnOnsetKnownToTheMonthHasBounds() {
        // Given
        var onset = PartialDate.parse("2024-03");

        // When
        var rate = ProgressionRate.of(42, onset, FIRST).known().orElseThrow();

        // Then
        assertFalse(rate.exact());
        assertEquals(6 / (367 / (365.25 / 12)), rate.lowest(), 1e-12);
        assertEquals(6 / (337 / (365.25 / 12)), rate.highest(), 1e-12);
    }

    @Test
    void noProgressionRateOnTheDayOfOnset() {
        // Given
        var onset = PartialDate.parse("2025-03");

        // When
        var rate = ProgressionRate.of(42, onset, FIRST);

        // Then
        assertEquals(Optional.of("The onset is not known to lie before the assessment."), rate.missing());
    }

    @Test
    void nothingLostIsNoProgression() {
        // Given
        var onset = PartialDate.parse("2024-03-03");

        // When
        var rate = ProgressionRate.of(48, onset, FIRST).known().orElseThrow();

        // Then
        assertEquals(0.0, rate.lowest());
    }
}
