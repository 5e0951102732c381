package casebook.enrollment.study.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import casebook.enrollment.StudyFixture;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class SitesResourceTest {

    @Test
    void whatTheBodyLeavesOutIsTakenFromTheProtocol() {
        // Given
        var study = active("als-site");

        // When
        var opened = as("root")
                .body(Map.of("name", "Hanyang University Hospital"))
                .put(study.path() + "/sites/HYU")
                .then();

        // Then
        opened.statusCode(201)
                .body("name", equalTo("Hanyang University Hospital"))
                .body("country", equalTo("KR"))
                .body("timeZone", equalTo("Asia/Seoul"));
    }

    @Test
    void theSameAgainWritesNothing() {
        // Given
        var study = active("als-site-again");
        var first = as("root").put(study.path() + "/sites/HYU").header("Casebook-Position");

        // When
        var again = as("root").put(study.path() + "/sites/HYU").then();

        // Then
        again.statusCode(200).header("Casebook-Position", equalTo(first));
    }

    @Test
    void otherDetailsOfAnOpenSiteAreRefused() {
        // Given
        var study = active("als-site-other");
        as("root").put(study.path() + "/sites/HYU").then().statusCode(201);

        // When
        var refused = as("root")
                .body(Map.of("timeZone", "Europe/Berlin"))
                .put(study.path() + "/sites/HYU")
                .then();

        // Then
        refused.statusCode(409).body("reasons[0].code", equalTo("site-already-open"));
    }

    @Test
    void aSiteThatTheProtocolDoesNotNameIsRefused() {
        // Given
        var study = active("als-site-unknown");

        // When
        var refused = as("root").put(study.path() + "/sites/BER").then();

        // Then
        refused.statusCode(409).body("reasons[0].code", equalTo("site-not-in-protocol"));
    }

    @Test
    void everyFaultOfTheBodyIsTold() {
        // Given
        var study = active("als-site-faults");

        // When
        var refused = as("root")
                .body(Map.of("name", " ", "country", "KX", "timeZone", "Asia/Soul"))
                .put(study.path() + "/sites/HYU")
                .then();

        // Then
        refused.statusCode(422).body("reasons.pointer", hasItems("/name", "/country", "/timeZone"));
    }

    @Test
    void anInvestigatorOpensNoSite() {
        // Given
        var study = active("als-site-forbidden");

        // When
        var refused = as("ines").put(study.path() + "/sites/HYU").then();

        // Then
        refused.statusCode(403);
    }

    private static StudyFixture active(String id) {
        var study = study(id);
        study.put("1.0").statusCode(201);
        return study;
    }
}
