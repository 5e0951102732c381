package casebook.assessment;

import casebook.journal.testing.RealServers;
import casebook.kernel.testing.PermissionMatrix;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class PermissionMatrixTest {
    private static final String FORM = "/api/v1/studies/{study}/subjects/{subject}/visits/{visit}/forms/{form}";
    /** Of the study itself this service records nothing. */
    private static final Set<String> STUDY_TRAIL =
            Set.of("/api/v1/studies/{study}/audit-trail", "/api/v1/studies/{study}/audit-trail/verification");

    private static final String OPERATIONS = "/api/v1/operations";
    private static final Map<String, String> BECAUSE = Map.of("reason", "The matrix asks");
    private static final Map<String, Object> ANSWERS = Map.of("items", Map.of("systolic", 130));
    private static final Map<String, Object> BODIES = Map.of(
            "POST " + FORM, Map.of("observedOn", "2025-03-04", "items", Map.of("systolic", 128)),
            "PATCH " + FORM, ANSWERS,
            "POST " + FORM + "/completion", Map.of(),
            "POST " + FORM + "/corrections", Map.of("items", Map.of("systolic", 130), "reason", "Misread"),
            "POST " + OPERATIONS + "/copies/rebuild", BECAUSE,
            "POST " + OPERATIONS + "/parked-events/{id}/replay", BECAUSE,
            "POST " + OPERATIONS + "/studies/{study}/subjects/{subject}/records/{position}/publication", BECAUSE);

    @Test
    void everyEndpointAnswersAsThePermissionTableSays() {
        var subject = SubjectFixture.consented();
        subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS)
                .then()
                .statusCode(201);
        var names = Map.of(
                "study", StudyFixture.STUDY,
                "site", "HYU",
                "subject", subject.id(),
                "visit", "screening",
                "form", "vital-signs");
        new PermissionMatrix("assessment", names, BODIES, STUDY_TRAIL).check();
    }
}
