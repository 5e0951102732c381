package casebook.assessment.alsfrsr.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class CourseResourceTest {

    private static void assessed(SubjectFixture subject, String visit, String observedOn, int walking) {
        subject.by("choi")
                .body(FormFixture.alsfrsr(observedOn, walking))
                .post(subject.form(visit, "alsfrs-r"))
                .then()
                .statusCode(201);
    }

    @Test
    void aCourseHasScoresStagesSlopeAndRate() {
        // Given
        var subject = SubjectFixture.consented();
        subject.by("choi")
                .body("""
                {"observedOn": "2025-03-04", "complete": true, "items": {"onset-date": "2024-03-04",
                 "diagnosis-date": "2024-09", "el-escorial": "probable", "tracheostomy": false,
                 "malignant-tumour": false, "psychogenic-shock-risk": false, "serious-hypertension": false,
                 "haplo-donor": true, "can-visit-walking": true}}""")
                .post(subject.form("screening", "medical-history"))
                .then()
                .statusCode(201);
        assessed(subject, "screening", "2025-03-04", 3);
        subject.scheduling(
                "visit-occurred.v1",
                SubjectFixture.data().put("visit", "screening").put("occurredOn", "2025-03-04"));
        subject.enrolls().plans("cycle1-dose1", "alsfrs-r");
        assessed(subject, "cycle1-dose1", "2025-05-04", 1);

        // When
        var course = subject.by("pipeline").get(subject.path() + "/alsfrs-r");

        // Then
        course.then()
                .statusCode(200)
                .body("assessments.visit", contains("screening", "cycle1-dose1"))
                .body("assessments.total", contains(41, 39))
                .body("assessments[0].mode", equalTo("in-person"))
                .body("assessments[0].domains.gross-motor", equalTo(8))
                .body("assessments.kingsStage", contains("2", "2"))
                .body("assessments.mitosStage", contains(0, 1))
                .body("assessments[0].missing", hasSize(0))
                .body("slope.perMonth", equalTo(-0.997951f))
                .body("slope.assessments", equalTo(2))
                .body("onset", equalTo("2024-03-04"))
                .body("progressionRate.perMonth", equalTo(0.583733f))
                .body("missing", hasSize(0));
    }

    @Test
    void whatIsMissingSaysWhy() {
        // Given
        var subject = SubjectFixture.consented();
        subject.by("choi")
                .body(FormFixture.alsfrsr("2025-03-04", 3).replace("\"stairs\": 2,", ""))
                .post(subject.form("screening", "alsfrs-r"))
                .then()
                .statusCode(201);
        subject.plans("cycle1-dose1", "alsfrs-r");

        // When
        var course = subject.by("ines").get(subject.path() + "/alsfrs-r");

        // Then
        course.then()
                .statusCode(200)
                .body("assessments[0].total", nullValue())
                .body("assessments[0].domains.bulbar", equalTo(12))
                .body("assessments[0].kingsStage", equalTo("2"))
                .body("assessments[0].missing.what", hasItems("total", "gross-motor", "progressionRate"))
                .body("assessments[0].missing[0].because", equalTo("Not answered: stairs."))
                .body("missing.what", hasItems("slope", "onset", "progressionRate"))
                .body("awaited.visit", contains("cycle1-dose1"))
                .body("awaited.because", contains("The visit is planned for 2025-04-02."));
    }

    @Test
    void anUnknownSubjectHasNoCourse() {
        // Given
        var subject = SubjectFixture.consented();
        var nobody = subject.path().replace(subject.id(), "0195f2a0-0000-7000-8000-000000000000");

        // When
        var refused = subject.by("ines").get(nobody + "/alsfrs-r");

        // Then
        refused.then().statusCode(404);
    }
}
