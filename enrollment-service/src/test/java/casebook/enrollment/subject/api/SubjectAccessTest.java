package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.registered;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose subjects one finds, and what one may do to those one finds. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class SubjectAccessTest {
    private static final Map<String, String> AT_HYU = Map.of("site", "HYU");

    @Test
    void whatBelongsToAnotherSiteIsNotThere() {
        // Given
        var study = study("als-other-site").running();
        var atSnu = registered(study, "otto", "SNU");

        // When
        var refused = as("ines").get(atSnu.path()).then();

        // Then
        refused.statusCode(404);
        as("ines").get(atSnu.path() + "/eligibility").then().statusCode(404);
        as("ines").get(atSnu.path() + "/audit-trail").then().statusCode(404);
        as("ines").body(Map.of()).post(atSnu.path() + "/consents").then().statusCode(404);
        as("ines").get(study.path() + "/subjects?site=SNU").then().body("subjects", hasSize(0));
        as("ines")
                .body(Map.of("site", "SNU"))
                .post(study.path() + "/subjects")
                .then()
                .statusCode(404)
                .body("reasons[0].message", startsWith("The site "));
        as("otto").get(study.path() + "/subjects").then().body("subjects.site", everyItem(equalTo("SNU")));
    }

    @Test
    void whatBelongsToAnotherStudyIsNotThere() {
        // Given
        var study = study("als-other-study-a").running();
        var other = study("als-other-study-b").running();
        var subject = registered(study);

        // When
        var refused = as("ines").get(other.path() + "/subjects/" + subject.id()).then();

        // Then
        refused.statusCode(404);
        as("nora").get(subject.path()).then().statusCode(404);
        as("ines").get(study.path() + "/subjects/not-a-uuid").then().statusCode(404);
        as("mora").get("/api/v1/studies/als-nowhere/subjects").then().statusCode(404);
    }

    @Test
    void aMonitorRegistersNobody() {
        // Given
        var study = study("als-monitor").running();

        // When
        var refused = as("mora").body(AT_HYU).post(study.path() + "/subjects").then();

        // Then
        refused.statusCode(403);
    }

    @Test
    void theAdministratorReadsNoSubject() {
        // Given
        var study = study("als-administrator").running();
        var subject = registered(study);

        // When
        var refused = as("root").get(subject.path()).then();

        // Then
        refused.statusCode(403);
    }

    @Test
    void withoutTokenNothingIsAnswered() {
        // Given
        var study = study("als-no-token").running();

        // When
        var refused = given().get(study.path() + "/subjects").then();

        // Then
        refused.statusCode(401);
    }
}
