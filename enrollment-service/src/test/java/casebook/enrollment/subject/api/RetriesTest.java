package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.registered;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
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
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A request that comes again with its key writes nothing twice. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class RetriesTest {
    private static final Map<String, String> AT_HYU = Map.of("site", "HYU");

    @Inject
    DataSource database;

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
}
