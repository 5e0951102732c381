package casebook.scheduling;

import casebook.journal.testing.RealServers;
import casebook.kernel.testing.PermissionMatrix;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class PermissionMatrixTest {
    private static final String VISITS = "/api/v1/studies/{study}/subjects/{subject}/visits";
    /** Of the study itself this service records nothing. */
    private static final Set<String> STUDY_TRAIL =
            Set.of("/api/v1/studies/{study}/audit-trail", "/api/v1/studies/{study}/audit-trail/verification");

    private static final String OPERATIONS = "/api/v1/operations";
    private static final Map<String, String> BECAUSE = Map.of("reason", "The matrix asks");
    private static final Map<String, Object> BODIES = Map.of(
            "POST " + VISITS, Map.of("name", "Fever", "plannedOn", "2027-04-02"),
            "POST " + VISITS + "/{visit}/booking", Map.of("bookedFor", "2025-04-02"),
            "POST " + VISITS + "/{visit}/occurrence", Map.of("occurredOn", "2025-04-02"),
            "POST " + VISITS + "/{visit}/missed", BECAUSE,
            "POST " + VISITS + "/{visit}/cancellation", BECAUSE,
            "POST " + VISITS + "/{visit}/corrections",
                    Map.of("status", "occurred", "occurredOn", "2025-04-03", "reason", "The matrix asks"),
            "POST " + OPERATIONS + "/copies/rebuild", BECAUSE,
            "POST " + OPERATIONS + "/parked-events/{id}/replay", BECAUSE,
            "POST " + OPERATIONS + "/studies/{study}/subjects/{subject}/records/{position}/publication", BECAUSE);

    @Test
    void everyEndpointAnswersAsThePermissionTableSays() {
        var subject = OtherServices.activeStudy("matrix").enrolled();
        VisitClient.INVESTIGATOR.read(subject, "cycle1-dose1").statusCode(200);
        var names = Map.of("study", "matrix", "site", "HYU", "subject", subject.id(), "visit", "cycle1-dose1");
        new PermissionMatrix("scheduling", names, BODIES, STUDY_TRAIL).check();
    }
}
