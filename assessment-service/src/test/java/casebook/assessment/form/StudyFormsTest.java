package casebook.assessment.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.form.Form.Purpose;
import casebook.assessment.form.PlannedVisit.Timing;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyFormsTest {
    private static final List<Form> FORMS =
            List.of(form("dosing", Purpose.ADMINISTRATION), form("pulse", Purpose.OBSERVATION));

    @Test
    void administrationsFollowOneAnotherAsTheyAreCountedAndNotAsTheyAreListed() {
        // Given
        var schedule = List.of(
                visit("third", "second", "after", "P6M"),
                visit("second", "first", "after", "P28D"),
                new PlannedVisit("seen", "treatment", List.of("pulse"), timing("enrollment", "after", "P1D")),
                visit("first", "enrollment", "after", "P7D"),
                visit("ahead", "first", "before", "P2D"));

        // When
        var administrations = administrations(schedule);

        // Then
        assertEquals(List.of("ahead", "first", "second", "third"), administrations);
    }

    @Test
    void whatFallsOnOneDayIsGivenAsTheProtocolListsIt() {
        // Given
        var schedule =
                List.of(visit("evening", "morning", "on", "P0D"), visit("morning", "enrollment", "after", "P1D"));

        // When
        var administrations = administrations(schedule);

        // Then
        assertEquals(List.of("evening", "morning"), administrations);
    }

    @Test
    void aCopyThatDoesNotSayWhichVisitsGiveSomethingHasNoSequence() {
        // Given
        var schedule = List.of(new PlannedVisit("first", "treatment", null, null));

        // When
        var administrations = administrations(schedule);

        // Then
        assertEquals(List.of(), administrations);
    }

    private static List<String> administrations(List<PlannedVisit> schedule) {
        return StudyForms.compile(FORMS, schedule, List.of()).administrations();
    }

    private static PlannedVisit visit(String id, String anchor, String direction, String offset) {
        return new PlannedVisit(id, "treatment", List.of("pulse", "dosing"), timing(anchor, direction, offset));
    }

    private static Timing timing(String anchor, String direction, String offset) {
        return new Timing(anchor, direction, Period.parse(offset));
    }

    private static Form form(String id, Purpose purpose) {
        return new Form(id, id, purpose, false, false, null, List.of(), List.of(), List.of());
    }
}
