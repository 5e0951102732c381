package casebook.enrollment.study.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.enrollment.AtOnce;
import casebook.enrollment.LargeStudy;
import casebook.journal.audit.Json;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import casebook.journal.testing.Topic;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class StudiesResourceTest {

    @Test
    void theSameContentAgainWritesNothing() {
        // Given
        var study = study("als-again");
        var first = study.put("1.0").statusCode(201).extract().header("Casebook-Position");

        // When
        var again = study.put("1.0");

        // Then
        again.statusCode(200).header("Casebook-Position", equalTo(first));
    }

    @Test
    void theSameContentAsJsonIsTheSame() throws JsonProcessingException {
        // Given
        var study = study("als-json");
        study.put("1.0").statusCode(201);
        var definition =
                as("dana").get(study.path() + "/versions/1.0").jsonPath().getMap("definition");

        // When
        var again = as("dana")
                .body(Json.MAPPER.writeValueAsString(definition).getBytes(StandardCharsets.UTF_8))
                .put(study.path() + "/versions/1.0")
                .then();

        // Then
        again.statusCode(200);
    }

    @Test
    void anotherContentUnderAnActiveVersionIsRefused() {
        // Given
        var study = study("als-changed");
        study.put("1.0").statusCode(201);

        // When
        var changed = study.with("cap: 6", "cap: 7").put("1.0");

        // Then
        changed.statusCode(409).body("reasons[0].code", equalTo("version-already-active"));
    }

    @Test
    void manyWhoActivateAtOnceActivateItOnce() {
        // Given
        var study = study("als-at-once");
        Tokens.of("dana");

        // When
        var answers = AtOnce.times(6, _ -> study.put("1.0").extract().statusCode());

        // Then
        assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers::toString);
        assertEquals(5, answers.stream().filter(status -> status == 200).count(), answers::toString);
    }

    @Test
    void aWrongFileIsRefusedWithEveryReason() {
        // Given
        var wrong = study("als-wrong")
                .with("    rule: consent.given", "    rule: consent.gven")
                .with("epoch: run-in\n", "epoch: before\n");

        // When
        var refused = wrong.put("1.0");

        // Then
        refused.statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/docs/problems/study-definition-invalid"))
                .body("reasons.pointer", hasItems("/eligibility/5/rule", "/schedule/0/epoch"))
                .body("reasons", hasSize(2));
        as("dana").get(wrong.path() + "/versions/1.0").then().statusCode(404);
    }

    @Test
    void aTextThatCannotBeKeptIsRefusedWithItsPlace() {
        // Given
        var wrong = study("als-nul").with("name: Run-in", "name: \"a\\0b\"");

        // When
        var refused = wrong.put("1.0");

        // Then
        refused.statusCode(422)
                .body("reasons.pointer", equalTo(List.of("/epochs/0/name")))
                .body("reasons.code", equalTo(List.of("unkeepable-text")));
    }

    @Test
    void theLargestStudyTravelsInOneEvent() {
        // Given
        var large = LargeStudy.study("als-large-event");
        var largest = large.with(" asks for,", " asks for" + " at this visit".repeat(8) + ",");

        // When
        largest.put("1.0").statusCode(201);

        // Then
        var published = Topic.readUntil(
                "casebook.study.v1",
                event -> event.study().equals("als-large-event") && event.type().equals("study-version-activated.v1"));
        assertTrue(Json.text(published.getLast().data()).length() > 650_000);
    }

    @Test
    void anInvestigatorActivatesNothing() {
        // Given
        var study = study("als-forbidden");

        // When
        var refused = given().auth()
                .oauth2(Tokens.of("ines"))
                .contentType("application/yaml")
                .body(study.yaml().getBytes(StandardCharsets.UTF_8))
                .put(study.path() + "/versions/1.0")
                .then();

        // Then
        refused.statusCode(403);
    }

    @Test
    void withoutTokenNothingIsAnswered() {
        // Given
        var path = "/api/v1/studies";

        // When
        var refused = given().get(path).then();

        // Then
        refused.statusCode(401);
    }

    @Test
    void onlyStudiesOfTheCallerAreListed() {
        // Given
        study("als-listed").put("1.0").statusCode(201);
        study("another-study").put("1.0").statusCode(201);

        // When
        var ofNora = as("nora").get("/api/v1/studies").then();

        // Then
        ofNora.statusCode(200).body("study", hasItem("another-study")).body("study", not(hasItem("als-listed")));
        as("ines").get("/api/v1/studies").then().body("study", hasItems("another-study", "als-listed"));
        as("nora").get("/api/v1/studies/als-listed/versions/1.0").then().statusCode(404);
    }

    @Test
    void anAmendmentIsANewVersion() {
        // Given
        var study = study("als-amended");
        study.put("1.0").statusCode(201);

        // When
        study.with("version: \"1.0\"", "version: \"2.0\"").put("2.0").statusCode(201);

        // Then
        as("ines")
                .get("/api/v1/studies")
                .then()
                .body("find { it.study == 'als-amended' }.currentVersion", equalTo("2.0"))
                .body("find { it.study == 'als-amended' }.versions.version", hasItems("1.0", "2.0"));
    }
}
