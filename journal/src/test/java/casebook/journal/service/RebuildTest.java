package casebook.journal.service;

import static casebook.journal.service.Listeners.reactionsOf;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Copies are made anew from the topics, and nobody who asks meanwhile notices. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class RebuildTest {
    private static final String STUDY = "hynrcs-allo-als-02";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Copies copies;

    @Inject
    Inbox inbox;

    @Inject
    Instance<Sql> sql;

    final String subject = SubjectId.fresh().toString();
    private final ChainId chain = new ChainId(STUDY, subject);

    @Test
    void aRebuildPassesOverWhatCameByAnotherServicesTopic() {
        // Given
        publish("subject-registered.v1");
        awaitPosition(1);
        Topic.publishBy(
                "casebook.assessment.v1",
                "enrollment",
                "subject-enrolled.v1",
                STUDY,
                subject,
                1,
                Topic.example("subject-enrolled.v1"));
        await().until(() -> Operator.parked(subject, "id").size() == 1);

        // When
        Operator.does(Operator.REBUILD, "An event came by another topic").then().statusCode(200);

        // Then
        assertEquals(1, copies.all(Listeners.KIND, chain, JsonNode.class).size());
    }

    @Test
    void droppedCopiesAreRebuiltWithoutReactingAgain() {
        // Given
        publish("subject-registered.v1");
        publish("consent-obtained.v1");
        publish("subject-enrolled.v1");
        awaitPosition(3);
        dropCopies();

        // When
        Operator.does(Operator.REBUILD, "Copies were lost").then().statusCode(200);

        // Then
        assertEquals(
                Topic.example("subject-enrolled.v1"),
                copies.find(Listeners.KIND, chain, "subject-enrolled.v1", JsonNode.class)
                        .orElseThrow());
        assertEquals(2, copies.all(Listeners.KIND, chain, JsonNode.class).size());
        assertEquals(3, reactionsOf(subject).size());
    }

    @Test
    void whatWasTakenInSinceTheBackupIsTakenInAgain() {
        // Given
        publish("subject-registered.v1");
        publish("consent-obtained.v1");
        awaitPosition(2);
        var restore = backup();
        publish("subject-enrolled.v1");
        publish("consent-withdrawn.v1");
        awaitPosition(4);
        restore.run();

        // When: again and again, for the last events may not have been acknowledged to the broker yet.
        await().atMost(PATIENCE).until(() -> {
            Operator.does(Operator.REBUILD, "A backup was restored").then().statusCode(200);
            return inbox.position("enrollment", chain) == 4;
        });

        // Then
        await().until(() -> Operator.parked(subject, "id").isEmpty());
        var reactions = reactionsOf(subject);
        assertEquals(
                List.of("subject-registered.v1", "consent-obtained.v1", "subject-enrolled.v1"),
                reactions.subList(0, 3));
        requireTakenOnce(reactions.subList(3, reactions.size()), "subject-enrolled.v1");
        assertEquals(
                Topic.example("subject-enrolled.v1"),
                copies.find(Listeners.KIND, chain, "subject-enrolled.v1", JsonNode.class)
                        .orElseThrow());
    }

    /** What was done again, for one event of the type. */
    void requireTakenOnce(List<String> reactions, String type) {
        assertEquals(List.of(type), reactions);
    }

    /** Puts the subject's place back to what it is now. */
    Runnable backup() {
        var hash = sql.get()
                .query("select hash from copy_position where subject = ?", row -> row.getString(1), subject)
                .getFirst();
        var position = inbox.position("enrollment", chain);
        return () -> sql.get()
                .update("update copy_position set position = ?, hash = ? where subject = ?", position, hash, subject);
    }

    @Test
    void rebuildsHoldUpNobody() {
        // Given
        var done = new AtomicBoolean();
        var rebuilds = CompletableFuture.supplyAsync(() -> {
            var statuses = new HashSet<Integer>();
            while (!done.get()) {
                statuses.add(Operator.does(Operator.REBUILD, "Again").statusCode());
            }
            return statuses;
        });

        // When
        var statuses = together(
                        4,
                        _ -> IntStream.range(0, 10).mapToObj(_ -> askedAtOnce()).toList())
                .stream()
                .flatMap(List::stream)
                .distinct()
                .toList();

        // Then
        done.set(true);
        assertEquals(Set.of(200), rebuilds.join());
        assertEquals(List.of(200), statuses);
    }

    /** As a client that goes at full speed from the service that registered a subject to this one. */
    private int askedAtOnce() {
        var fresh = SubjectId.fresh().toString();
        Topic.publish("enrollment", "subject-registered.v1", STUDY, fresh, 1, Topic.example("subject-registered.v1"));
        var status = given().auth()
                .oauth2(Tokens.of("ines"))
                .header("Casebook-Position", "enrollment:" + fresh + ":1")
                .get("/api/v1/studies/" + STUDY + "/subjects/" + fresh + "/audit-trail")
                .statusCode();
        var copy = copies.find(Listeners.KIND, new ChainId(STUDY, fresh), "subject-registered.v1", JsonNode.class);
        return copy.isPresent() ? status : 404;
    }

    @Test
    void ofSixRebuildsAtOnceEachIsDoneOrRefused() {
        // Given
        var before = Operator.acts().getList("records").size();

        // When
        var answers = together(6, _ -> Operator.does(Operator.REBUILD, "All at once"));

        // Then
        var done = answers.stream().filter(answer -> answer.statusCode() == 200).count();
        var refused = answers.stream()
                .filter(answer -> answer.statusCode() == 409
                        && answer.path("reasons[0].code").equals("rebuild-under-way"))
                .count();
        assertEquals(6, done + refused);
        assertTrue(done >= 1);
        assertEquals(before + done, Operator.acts().getList("records").size());
    }

    private static <T> List<T> together(int many, IntFunction<T> work) {
        try (var threads = Executors.newFixedThreadPool(many)) {
            var begun = IntStream.range(0, many)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> work.apply(number), threads))
                    .toList();
            return begun.stream().map(CompletableFuture::join).toList();
        }
    }

    void dropCopies() {
        sql.get().update("delete from copy");
    }

    private void publish(String type) {
        Topic.publish("enrollment", type, STUDY, subject, Topic.example(type));
    }

    private void awaitPosition(long position) {
        await().atMost(PATIENCE).until(() -> inbox.position("enrollment", chain) >= position);
    }
}
