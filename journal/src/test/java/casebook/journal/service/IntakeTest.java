package casebook.journal.service;

import static casebook.journal.service.Listeners.reactionsOf;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Copies;
import casebook.journal.event.Inbox;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import casebook.journal.testing.Topic;
import casebook.kernel.identity.SubjectId;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class IntakeTest {
    private static final String STUDY = "hynrcs-allo-als-02";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Copies copies;

    @Inject
    Inbox inbox;

    @Inject
    Instance<Sql> sql;

    private final String subject = SubjectId.fresh().toString();
    private final ChainId chain = new ChainId(STUDY, subject);

    @Test
    void duplicatesAndReplaysHaveNoSecondEffect() {
        // Given
        publish("subject-registered.v1");
        publish("consent-obtained.v1");
        Topic.publish("enrollment", "subject-registered.v1", STUDY, subject, 1, example("subject-registered.v1"));
        Topic.publish("enrollment", "consent-obtained.v1", STUDY, subject, 2, example("consent-obtained.v1"));

        // When
        publish("subject-enrolled.v1");

        // Then
        awaitPosition(3);
        assertEquals(
                List.of("subject-registered.v1", "consent-obtained.v1", "subject-enrolled.v1"), reactionsOf(subject));
    }

    @Test
    void anEventAheadOfItsChainWaitsForTheOneBefore() {
        // Given
        publish("subject-registered.v1");
        Topic.publish("enrollment", "subject-enrolled.v1", STUDY, subject, 3, example("subject-enrolled.v1"));

        // When
        Topic.publish("enrollment", "consent-obtained.v1", STUDY, subject, 2, example("consent-obtained.v1"));

        // Then
        awaitPosition(3);
        assertEquals(
                List.of("subject-registered.v1", "consent-obtained.v1", "subject-enrolled.v1"), reactionsOf(subject));
    }

    @Test
    void anUnknownTypeIsSkippedAndTheRestGoesOn() {
        // Given
        publish("subject-registered.v1");
        Topic.publish("enrollment", "subject-abducted.v9", STUDY, subject, example("subject-completed.v1"));

        // When
        publish("subject-enrolled.v1");

        // Then
        awaitPosition(3);
        assertEquals(List.of("subject-registered.v1", "subject-enrolled.v1"), reactionsOf(subject));
    }

    @Test
    void aPoisonEventIsBuriedWithItsReasonAndCanBeReplayed() {
        // Given
        Listeners.POISONED.add(subject);
        publish("subject-registered.v1");
        publish("consent-obtained.v1");
        publish("subject-enrolled.v1");
        await().atMost(PATIENCE)
                .until(() -> Operator.<Integer>parked(subject, "id").size() == 2);
        // A try that is under way may put the count back, so it is set until it was heeded.
        await().atMost(PATIENCE).until(() -> {
            nearlyGiveUp(subject, 2);
            return isGivenUp(subject, 2);
        });
        var letters = Topic.readUntil(
                "casebook.enrollment.v1.dlq", event -> event.subject().equals(subject));
        var parked = Operator.<Integer>parked(subject, "id");
        Listeners.POISONED.remove(subject);

        // When
        Operator.does("/api/v1/operations/parked-events/" + parked.getFirst() + "/replay", "The fault is mended")
                .then()
                .statusCode(204);

        // Then
        awaitPosition(3);
        assertEquals(2, letters.getLast().position());
        assertEquals(
                List.of("subject-registered.v1", "consent-obtained.v1", "subject-enrolled.v1"), reactionsOf(subject));
        await().until(() -> Operator.<Integer>parked(subject, "id").isEmpty());
        var record = Operator.acts().getMap("records.find { it.changes.newValue.contains('" + subject + "') }");
        assertEquals("replayed", record.get("action"));
    }

    @Test
    void anEventByAnotherServicesTopicIsParkedAndHoldsUpNoTrueOne() {
        // Given
        publish("subject-registered.v1");
        publishByAssessmentsTopic("consent-obtained.v1", 2);
        await().until(() -> Operator.<Integer>parked(subject, "id").size() == 1);

        // When
        publish("consent-obtained.v1");

        // Then
        awaitPosition(2);
        assertEquals(List.of("subject-registered.v1", "consent-obtained.v1"), reactionsOf(subject));
        assertEquals(
                List.of("its source does not publish it to casebook.assessment.v1"),
                Operator.parked(subject, "reason"));
    }

    private void publishByAssessmentsTopic(String type, long position) {
        Topic.publishBy("casebook.assessment.v1", "enrollment", type, STUDY, subject, position, example(type));
    }

    @Test
    void onlyTheAdministratorOperates() {
        // When
        var refused = given().auth().oauth2(Tokens.of("ines")).post(Operator.REBUILD);

        // Then
        assertEquals(403, refused.statusCode());
    }

    @Test
    void whatAnOperatorDoesNeedsAReasonAndIsRecorded() {
        // Given
        var before = Operator.acts().getList("records").size();
        given().auth()
                .oauth2(Tokens.of("root"))
                .contentType("application/json")
                .body("{}")
                .post(Operator.REBUILD)
                .then()
                .statusCode(422)
                .body("reasons[0].pointer", equalTo("/reason"));
        Operator.does("/api/v1/operations/parked-events/1/replay", " ").then().statusCode(422);
        Operator.does("/api/v1/operations/parked-events/0/replay", "Nothing there")
                .then()
                .statusCode(404);

        // When
        Operator.does(Operator.REBUILD, "After the move").then().statusCode(200);

        // Then
        var trail = Operator.acts();
        assertEquals(before + 1, trail.getList("records").size());
        assertEquals("rebuilt", trail.getString("records[-1].action"));
        assertEquals("After the move", trail.getString("records[-1].attribution.reason"));
        assertEquals("root", trail.getString("records[-1].attribution.user"));
        given().auth()
                .oauth2(Tokens.of("ines"))
                .get("/api/v1/operations/audit-trail")
                .then()
                .statusCode(403);
    }

    /** As if it had failed nine times. */
    void nearlyGiveUp(String subject, long position) {
        sql.get().update("update parked_event set attempts = 9 where subject = ? and position = ?", subject, position);
    }

    boolean isGivenUp(String subject, long position) {
        return sql.get()
                .query(
                        "select next_attempt_at from parked_event where subject = ? and position = ?",
                        row -> row.getTimestamp(1) == null,
                        subject,
                        position)
                .getFirst();
    }

    private void publish(String type) {
        Topic.publish("enrollment", type, STUDY, subject, example(type));
    }

    private static JsonNode example(String type) {
        return Topic.example(type);
    }

    private void awaitPosition(long position) {
        await().atMost(PATIENCE).until(() -> inbox.position("enrollment", chain) >= position);
    }
}
