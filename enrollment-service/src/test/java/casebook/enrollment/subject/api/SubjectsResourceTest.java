package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.registered;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import casebook.enrollment.AtOnce;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class SubjectsResourceTest {
    private static final Map<String, String> AT_HYU = Map.of("site", "HYU");

    @Inject
    DataSource database;

    @Test
    void manyWhoRegisterAtOnceGetEveryNumberOnce() {
        // Given
        var study = study("als-numbers").running();

        // When
        var answers = AtOnce.times(12, _ -> as("choi").body(AT_HYU).post(study.path() + "/subjects"));

        // Then
        var numbers = new TreeSet<String>();
        answers.forEach(answer -> numbers.add(answer.path("number")));
        assertEquals(12, numbers.size());
        assertEquals("HYU-001", numbers.first());
        assertEquals("HYU-012", numbers.last());
    }

    @Test
    void aRetryIsAnsweredWithTheFirstAnswer() {
        // Given
        var study = study("als-retry").running();

        // When
        var answers = AtOnce.times(
                6,
                _ -> as("ines")
                        .header("Idempotency-Key", "registration-1")
                        .body(AT_HYU)
                        .post(study.path() + "/subjects"));

        // Then
        assertEquals(
                1,
                answers.stream().map(Response::asString).distinct().count(),
                () -> "" + answers.stream().map(Response::asString).toList());
        as("ines").get(study.path() + "/subjects").then().body("subjects", hasSize(1));
    }

    @Test
    void twoSitesMayUseTheSameKey() {
        // Given
        var study = study("als-same-key").running();
        var path = study.path() + "/subjects";
        as("ines").header("Idempotency-Key", "1").body(AT_HYU).post(path).then().statusCode(201);

        // When
        var other = as("otto")
                .header("Idempotency-Key", "1")
                .body(Map.of("site", "SNU"))
                .post(path);

        // Then
        other.then().statusCode(201).body("number", equalTo("SNU-001"));
    }

    @Test
    void whatIsRefusedLeavesNoKey() throws SQLException {
        // Given
        var study = study("als-refused-keys");
        study.put("1.0").statusCode(201);
        var path = study.path() + "/subjects";

        // When
        var refused = Stream.of("k".repeat(101), "site-not-open")
                .map(key -> as("ines")
                        .header("Idempotency-Key", key)
                        .body(AT_HYU)
                        .post(path)
                        .statusCode())
                .toList();

        // Then
        assertEquals(List.of(400, 422), refused);
        try (var connection = database.getConnection();
                var keys = connection
                        .createStatement()
                        .executeQuery("select 1 from registration_key where study = 'als-refused-keys'")) {
            assertFalse(keys.next());
        }
    }

    @Test
    void aKeyOfAnotherRequestIsRefused() {
        // Given
        var study = study("als-key-reused").running();
        var subject = registered(study);
        var consent = Map.of("formVersion", "2.1", "consentedOn", "2025-03-03", "by", "subject");
        subject.request().header("Idempotency-Key", "k").body(consent).post(subject.path() + "/consents");

        // When
        var other = Map.of("formVersion", "2.2", "consentedOn", "2025-03-03", "by", "subject");
        var refused = subject.request()
                .header("Idempotency-Key", "k")
                .body(other)
                .post(subject.path() + "/consents")
                .then();

        // Then
        refused.statusCode(422).body("type", equalTo("/docs/problems/idempotency-key-reused"));
    }

    @Test
    void pagesFollowTheOrderOfRegistration() {
        // Given
        var study = study("als-pages").running();
        registered(study);
        registered(study, "otto", "SNU");
        registered(study);

        // When
        var first = as("mora").get(study.path() + "/subjects?limit=2").then();

        // Then
        first.body("subjects.number", is(List.of("HYU-001", "SNU-001")));
        as("mora")
                .get(study.path() + "/subjects?limit=2&cursor="
                        + first.extract().path("next"))
                .then()
                .body("subjects.number", is(List.of("HYU-002")))
                .body("next", nullValue());
        as("mora").get(study.path() + "/subjects?site=SNU").then().body("subjects.number", is(List.of("SNU-001")));
    }

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

    @Test
    void aSiteThatIsNotOpenRegistersNobody() {
        // Given
        var study = study("als-closed-site");
        study.put("1.0").statusCode(201);

        // When
        var refused = as("ines").body(AT_HYU).post(study.path() + "/subjects").then();

        // Then
        refused.statusCode(422).body("reasons[0].pointer", equalTo("/site"));
    }

    @Test
    void whatCannotBeReadIsMalformed() {
        // Given
        var study = study("als-malformed").running();
        var path = study.path() + "/subjects";

        // When
        var broken = as("ines").body("{\"site\": ").post(path).then();

        // Then
        broken.statusCode(400).body("type", equalTo("/docs/problems/malformed-request"));
        as("ines").body("{\"site\": \"HYU\", \"sex\": \"f\"}").post(path).then().statusCode(400);
        as("ines").post(path).then().statusCode(400).body("reasons[0].code", equalTo("body-missing"));
        as("ines").body("{}").post(path).then().statusCode(422).body("reasons[0].pointer", equalTo("/site"));
        as("ines")
                .body("{\"site\": \"h y u\"}")
                .post(path)
                .then()
                .statusCode(422)
                .body("reasons[0].code", equalTo("no-site-id"));
    }
}
