package casebook.enrollment.eligibility.events;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.form;
import static casebook.enrollment.SubjectClient.registered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.enrollment.SubjectClient;
import casebook.enrollment.eligibility.CompletedForm;
import casebook.enrollment.eligibility.CompletedForms;
import casebook.journal.testing.RealServers;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of what other services publish only that is kept which a criterion can read. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class EvidenceCopiesTest {
    private static final String STUDY = "als-minimal-copies";

    @Inject
    CompletedForms forms;

    @Test
    void onlyAnswersThatCriteriaAskForAreKept() {
        // Given
        var subject = registered(study(STUDY).running());
        subject.consents("2025-03-03").statusCode(201);

        // When
        subject.screened("2025-03-03");
        var later = (ObjectNode) form("fvc", "2025-03-03", Map.of("percent-predicted", 60), Map.of());
        subject.hears("assessment", "form-completed.v1", later.put("visit", "follow-up-6m"));

        // Then
        var kept = kept(subject, STUDY);
        assertEquals(
                List.of("alsfrs-r", "demographics", "fvc", "medical-history"),
                kept.stream().map(CompletedForm::form).toList());
        assertTrue(kept.stream().allMatch(form -> form.visit().equals("screening")));
        assertEquals(Map.of("alsfrs_r.total", 41), kept.getFirst().answers());
    }

    @Test
    void aRepeatStandsBesideTheFirst() {
        // Given
        var subject = registered(study("als-repeated-copies").running());
        subject.consents("2025-03-03").statusCode(201);
        subject.screened("2025-03-03");

        // When
        var second = (ObjectNode) form("fvc", "2025-03-10", Map.of("percent-predicted", 61), Map.of());
        subject.hears("assessment", "form-completed.v1", second.put("repeat", 2));
        var corrected = (ObjectNode) form("fvc", "2025-03-10", Map.of("percent-predicted", 62), Map.of());
        subject.hears("assessment", "form-corrected.v1", corrected.put("repeat", 2));

        // Then
        var of = kept(subject, "als-repeated-copies").stream()
                .filter(form -> form.form().equals("fvc"))
                .map(CompletedForm::answers)
                .toList();
        assertEquals(
                Set.of(Map.of("fvc.percent_predicted", new BigDecimal("71.5")), Map.of("fvc.percent_predicted", 62)),
                Set.copyOf(of));
    }

    private List<CompletedForm> kept(SubjectClient subject, String study) {
        // The read waits for the position that the client carries.
        subject.eligibility().statusCode(200);
        return forms.of(new StudyId(study), SubjectId.of(subject.id()));
    }
}
