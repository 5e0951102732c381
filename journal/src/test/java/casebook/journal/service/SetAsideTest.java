package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.TestServers;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.event.Outbox;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import casebook.journal.testing.Topic;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An event that the broker never takes holds nobody up but its own subject, is told of, and goes on when it can. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class SetAsideTest {
    private static final String TOPIC = "casebook.scheduling.v1";
    private static final String STUDY = "hynrcs-allo-als-02";

    @Inject
    Journal journal;

    @Inject
    Outbox outbox;

    private final ChainId chain = aChain();
    private final ChainId other = aChain();

    @AfterEach
    void theTopicTakesAllAgain() throws Exception {
        topicTakes(1_016_384);
    }

    @Test
    void anEventThatTheBrokerRefusesIsSetAsideUntilAnOperatorHasItPublishedAgain() throws Exception {
        // Given
        topicTakes(5_000);
        append(chain, 1, 6_000);
        await().until(() -> !outbox.setAside(10).isEmpty());
        append(chain, 2, 10);
        append(other, 1, 10);
        Topic.readUntil(TOPIC, event -> event.subject().equals(other.subject()));
        health("well", 503).body("checks.find { it.name == 'The publication of events' }.data.set-aside", equalTo(1));
        health("ready", 200);
        assertEquals(1, Metrics.sum("casebook_events_set_aside"));
        assertTrue(Metrics.sum("casebook_events_pending") >= 2);
        operator()
                .get("/api/v1/operations/set-aside-events")
                .then()
                .statusCode(200)
                .body("subject", hasItem(chain.subject()))
                .body("position", hasItem(1));
        given().auth()
                .oauth2(Tokens.of("ines"))
                .get("/api/v1/operations/set-aside-events")
                .then()
                .statusCode(403);
        topicTakes(1_016_384);

        // When
        operator()
                .contentType("application/json")
                .body(Map.of("reason", "The topic takes large events again"))
                .post("/api/v1/operations/studies/" + STUDY + "/subjects/" + chain.subject() + "/records/1/publication")
                .then()
                .statusCode(204);

        // Then
        var published =
                Topic.readUntil(TOPIC, event -> event.subject().equals(chain.subject()) && event.position() == 2);
        assertEquals(
                List.of(1L, 2L),
                published.stream()
                        .filter(event -> event.subject().equals(chain.subject()))
                        .map(Topic.Published::position)
                        .toList());
        await().untilAsserted(() -> health("well", 200));
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.of("root"));
    }

    private static ValidatableResponse health(String kind, int status) {
        return given().get("/q/health/" + kind).then().statusCode(status);
    }

    private static ChainId aChain() {
        return ChainId.of(new StudyId(STUDY), SubjectId.fresh());
    }

    private void append(ChainId chain, long revision, int bytes) {
        var body = Json.tree(Map.of("note", "x".repeat(bytes)));
        var by = Attribution.ofService("scheduling", "HYU", Instant.parse("2026-01-05T09:00:00Z"), "for this test");
        var draft = new EventDraft(EventDraft.ANCHOR_TYPE, body);
        journal.append(Entry.of(chain, "note", revision, "note", "written", null, body, by, null, draft));
    }

    private static void topicTakes(int bytes) throws Exception {
        var setting = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, TOPIC),
                            Set.of(new AlterConfigOp(setting, OpType.SET))))
                    .all()
                    .get();
        }
    }
}
