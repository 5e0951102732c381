package casebook.scheduling;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.Superuser;
import casebook.scheduling.OtherServices.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A superuser of the database changes what requests are answered from; verification finds it, and nothing is built on it. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class TamperingTest {
    private static OtherServices services = OtherServices.unknownStudy("none");

    private final Subject subject = services.enrolled();

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-tampering");
    }

    @Test
    void whatNobodyTouchedIsWhole() {
        // Given
        INVESTIGATOR
                .act(subject, "cycle1-dose1", "booking", Map.of("bookedFor", "2025-04-03"))
                .statusCode(200);
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04").statusCode(200);

        // When
        var verified = verified();

        // Then
        verified.body("breaks", equalTo(List.of())).body("whole", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update visit set occurred_on = '2025-04-05' where subject = '%s' and visit = 'cycle1-dose1'",
                "update visit set planned_on = planned_on + 1, latest = latest + 1 where subject = '%s' and visit = 'cycle1-dose2'",
                "delete from visit where subject = '%s' and visit = 'cycle1-dose2'",
                "update visit set status = 'of no kind' where subject = '%s' and visit = 'cycle1-dose2'",
                "update visit_plan set study_version = '9.9' where subject = '%s'",
            })
    void aForgedRowIsFoundAndNothingIsBuiltOnIt(String forgery) {
        // Given
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04").statusCode(200);
        var tag = INVESTIGATOR.read(subject, "screening").extract().header("ETag");
        Superuser.execute("scheduling", "alter table visit drop constraint if exists visit_status_check");
        Superuser.execute("scheduling", forgery.formatted(subject.id()));

        // When
        var verified = verified();

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", contains("STATE_DIFFERS"));
        if (!forgery.contains("of no kind")) {
            INVESTIGATOR
                    .act(subject, "screening", "booking", tag, Map.of("bookedFor", "2025-03-10"))
                    .statusCode(409)
                    .body("reasons.code", hasItem("state-differs-from-record"));
        }
    }

    @Test
    void aPlanThatIsGoneIsFound() {
        // Given
        verified().body("whole", equalTo(true));
        Superuser.execute("scheduling", "delete from visit where subject = '" + subject.id() + "'");
        Superuser.execute("scheduling", "delete from visit_plan where subject = '" + subject.id() + "'");

        // When
        var verified = verified();

        // Then
        verified.body("breaks.kind", hasItem("STATE_DIFFERS"));
    }

    private ValidatableResponse verified() {
        INVESTIGATOR.carrying(subject);
        return new VisitClient("ada")
                .request()
                .get(VisitClient.visitsOf(subject).replace("/visits", "/audit-trail/verification"))
                .then()
                .statusCode(200);
    }
}
