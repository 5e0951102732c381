package casebook.assessment.form.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.assessment.StudyFixture;
import casebook.assessment.alsfrsr.AlsfrsrInstrument;
import casebook.assessment.form.Form.Purpose;
import casebook.assessment.form.PlannedVisit;
import casebook.assessment.form.StudyForms;
import casebook.journal.audit.Json;
import casebook.journal.testing.Topic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyVersionActivatedTest {

    @Test
    void readsTheGoldenExample() {
        // Given
        var example = Topic.example("study-version-activated.v1");

        // When
        var activated = Json.as(example, StudyVersionActivated.class);

        // Then
        var forms = StudyForms.compile(activated.forms(), activated.schedule(), List.of());
        assertEquals("1.0", activated.version());
        assertEquals(
                Optional.of(Purpose.ADMINISTRATION),
                forms.find("administration").map(form -> form.purpose()));
    }

    @Test
    void readsEveryFormOfTheStudy() {
        // Given
        var study = StudyFixture.activated("1.0");

        // When
        var activated = Json.as(study, StudyVersionActivated.class);

        // Then
        var forms = StudyForms.compile(activated.forms(), activated.schedule(), List.of(new AlsfrsrInstrument()));
        assertEquals(7, forms.forms().size());
        assertEquals(Optional.of(false), forms.planned("screening").map(PlannedVisit::needsEnrollment));
        assertEquals(Optional.of(true), forms.planned("cycle1-dose1").map(PlannedVisit::needsEnrollment));
        assertEquals(Optional.empty(), forms.planned("unscheduled-1"));
        assertEquals(List.of("cycle1-dose1", "cycle1-dose2", "cycle2-dose1", "cycle2-dose2"), forms.administrations());
        assertTrue(forms.find("alsfrs-r").orElseThrow().instrument().isPresent());
    }
}
