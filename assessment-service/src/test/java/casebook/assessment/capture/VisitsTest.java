package casebook.assessment.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.capture.Visit.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisitsTest {
    private static final LocalDate DUE = LocalDate.of(2025, 4, 2);
    private static final Visit SCREENING = Visit.planned("screening", List.of("fvc"), DUE.minusDays(30));
    private static final Visit DOSE_1 = Visit.planned("cycle1-dose1", List.of("administration"), DUE);
    private static final Visit DOSE_2 = Visit.planned("cycle1-dose2", List.of("administration"), DUE.plusDays(28));

    @Test
    void aNewPlanTakesThePlaceOfTheOneBefore() {
        // Given
        var planned = Visits.NONE.replanned(List.of(SCREENING, DOSE_1)).occurred("screening", DUE.minusDays(29));

        // When
        var replanned = planned.replanned(List.of(DOSE_2));

        // Then
        assertEquals(Optional.of(Status.DROPPED), replanned.find("cycle1-dose1").map(Visit::status));
        assertEquals(Optional.of(DOSE_2), replanned.find("cycle1-dose2"));
        assertEquals(
                Optional.of(
                        new Visit("screening", List.of("fvc"), Status.OCCURRED, DUE.minusDays(30), DUE.minusDays(29))),
                replanned.find("screening"));
    }

    @Test
    void aMissedVisitMayBePlannedAgain() {
        // Given
        var missed = Visits.NONE.replanned(List.of(DOSE_1)).missed("cycle1-dose1");

        // When
        var replanned = missed.replanned(List.of(DOSE_1));

        // Then
        assertEquals(Optional.of(Status.MISSED), missed.find("cycle1-dose1").map(Visit::status));
        assertEquals(Optional.of(DOSE_1), replanned.find("cycle1-dose1"));
    }

    @Test
    void whatIsToldLastOfAVisitCounts() {
        // Given
        var occurred = Visits.NONE.replanned(List.of(DOSE_1)).occurred("cycle1-dose1", DUE);

        // When
        var anotherDay = occurred.occurred("cycle1-dose1", DUE.plusDays(9));
        var missed = occurred.missed("cycle1-dose1");
        var reinstated = occurred.reinstated("cycle1-dose1");

        // Then
        assertEquals(
                Optional.of(DUE.plusDays(9)), anotherDay.find("cycle1-dose1").map(Visit::occurredOn));
        assertEquals(Optional.of(Status.MISSED), missed.find("cycle1-dose1").map(Visit::status));
        assertEquals(Optional.empty(), missed.find("cycle1-dose1").map(Visit::occurredOn));
        assertEquals(Optional.of(DOSE_1), reinstated.find("cycle1-dose1"));
    }

    @Test
    void theSameFactTwiceChangesNothing() {
        // Given
        var once = Visits.NONE.replanned(List.of(DOSE_1)).cancelled("cycle1-dose1");

        // When
        var twice = once.cancelled("cycle1-dose1");

        // Then
        assertEquals(once, twice);
    }

    @Test
    void whatWasDroppedKeepsItsFormsWhenItTookPlaceAllTheSame() {
        // Given
        var dropped = Visits.NONE.replanned(List.of(DOSE_1)).replanned(List.of());

        // When
        var occurred = dropped.occurred("cycle1-dose1", DUE);

        // Then
        assertEquals(
                Optional.of(new Visit("cycle1-dose1", DOSE_1.forms(), Status.OCCURRED, DUE, DUE)),
                occurred.find("cycle1-dose1"));
    }
}
