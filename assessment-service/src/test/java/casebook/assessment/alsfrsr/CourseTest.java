package casebook.assessment.alsfrsr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.alsfrsr.Course.Assessment;
import casebook.assessment.alsfrsr.Score.Known;
import casebook.assessment.alsfrsr.Score.Missing;
import casebook.kernel.time.PartialDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final LocalDate SCREENING = LocalDate.of(2025, 3, 3);
    private static final Score<PartialDate> ONSET = new Known<>(PartialDate.parse("2024-03-03"));

    private static Assessment assessment(String visit, LocalDate observedOn, AlsfrsrAnswers answers) {
        return new Assessment(visit, observedOn, "in-person", "subject", answers);
    }

    @Test
    void anAssessmentWithoutTotalIsShownButNotFitted() {
        // Given
        var screening = assessment("screening", SCREENING, AlsfrsrFixture.ofTotal(41));
        var incomplete = assessment("cycle1-dose1", SCREENING.plusDays(30), AlsfrsrFixture.without(AlsfrsrItem.STAIRS));
        var later = assessment("cycle1-dose2", SCREENING.plusDays(60), AlsfrsrFixture.ofTotal(39));

        // When
        var course = new Course(List.of(later, incomplete, screening), ONSET, null, List.of());

        // Then
        assertEquals(List.of(screening, incomplete, later), course.assessments());
        assertEquals(Optional.of(2), course.slope().known().map(Slope::totals));
    }

    @Test
    void theProgressionRateIsThatOfTheFirstTotal() {
        // Given
        var incomplete = assessment("screening", SCREENING, AlsfrsrFixture.without(AlsfrsrItem.STAIRS));
        var complete = assessment("cycle1-dose1", SCREENING.plusDays(30), AlsfrsrFixture.ofTotal(40));

        // When
        var course = new Course(List.of(incomplete, complete), ONSET, null, List.of());

        // Then
        assertEquals(course.progressionRate(complete), course.progressionRate());
        assertEquals(
                Optional.of("Not answered: stairs."),
                course.progressionRate(incomplete).missing());
    }

    @Test
    void withoutOnsetThereIsNoProgressionRate() {
        // Given
        var screening = assessment("screening", SCREENING, AlsfrsrFixture.ofTotal(41));

        // When
        var course = new Course(List.of(screening), new Missing<>("No onset."), null, List.of());

        // Then
        assertEquals(Optional.of("No onset."), course.progressionRate().missing());
    }

    @Test
    void anEmptyCourseSaysWhatItLacks() {
        // Given
        var nothing = List.<Assessment>of();

        // When
        var course = new Course(nothing, ONSET, null, List.of());

        // Then
        assertEquals(
                Optional.of("No assessment has a total."),
                course.progressionRate().missing());
        assertEquals(
                Optional.of("Two assessments with a total are needed."),
                course.slope().missing());
    }
}
