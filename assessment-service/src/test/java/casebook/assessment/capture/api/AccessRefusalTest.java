package casebook.assessment.capture.api;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

/** Who may not see or enter what. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class AccessRefusalTest {
    @Test
    void rolesAndSitesAreKeptApart() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");

        // When
        var monitor = subject.by("mora").body(FormFixture.VITAL_SIGNS).post(form);

        // Then
        monitor.then().statusCode(403);
        subject.by("otto").body(FormFixture.VITAL_SIGNS).post(form).then().statusCode(404);
        subject.by("nora").body(FormFixture.VITAL_SIGNS).post(form).then().statusCode(404);
        subject.by("root").get(form).then().statusCode(403);
        RestAssured.given()
                .body(FormFixture.VITAL_SIGNS)
                .contentType("application/json")
                .post(form)
                .then()
                .statusCode(401);
        subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS)
                .then()
                .statusCode(201);
        subject.by("otto").get(form).then().statusCode(404);
        subject.by("otto").get(form + "/history").then().statusCode(404);
        subject.by("otto").get(subject.path() + "/forms").then().statusCode(404);
        subject.by("otto").get(subject.path() + "/alsfrs-r").then().statusCode(404);
        subject.by("otto")
                .header("If-Match", "\"1\"")
                .body("{}")
                .patch(form)
                .then()
                .statusCode(404);
    }

    @Test
    void aSubjectOfAnotherStudyIsNotFound() {
        // Given
        var subject = SubjectFixture.registered("another-study", "HYU").consents("2025-03-03");
        var elsewhere =
                "/api/v1/studies/hynrcs-allo-als-02/subjects/" + subject.id() + "/visits/screening/forms/vital-signs";

        subject.by("choi")
                .body(FormFixture.VITAL_SIGNS)
                .post(subject.form("screening", "vital-signs"))
                .then()
                .statusCode(201);

        // When
        var refused = RestAssured.given().auth().oauth2(Tokens.of("choi")).get(elsewhere);

        // Then
        refused.then().statusCode(404);
    }
}
