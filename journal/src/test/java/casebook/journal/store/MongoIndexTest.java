package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.vitalSigns;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Publisher.Outcome;
import casebook.journal.testing.MongoUnderTest;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server's profiler says of the engine's questions, asked of one chain of many revisions. */
@EnabledIf(value = "isReal", disabledReason = "No mongod is at hand, and the functional fake has no indexes")
class MongoIndexTest {
    private static final MongoEngine ENGINE = new MongoEngine("indexes");
    private static final int KEYS = 20;
    private static final int REVISIONS = Integer.getInteger("casebook.test.revisions", 2_000) / KEYS;
    private static final ChainId CHAIN = aChain();
    private static final Stores STORES = ENGINE.open();

    static boolean isReal() {
        return MongoUnderTest.isReal();
    }

    /** One record of the journal's own making, and as many like it as are needed. */
    @BeforeAll
    static void fill() {
        STORES.journal().append(vitalSigns(CHAIN, "v00", 1, 70));
        STORES.outbox().publish(1, Outcome::all);
        var records = ENGINE.database().getCollection("journal");
        var like = records.find(eq("subject", CHAIN.subject())).first();
        for (int key = 0; key < KEYS; key++) {
            var more = new ArrayList<Document>();
            for (int revision = 1; revision <= REVISIONS; revision++) {
                long position = (long) key * REVISIONS + revision;
                if (position > 1) {
                    var one = new Document(like);
                    one.remove("_id");
                    more.add(one.append("position", position)
                            .append("key", "form/v%02d/vital-signs".formatted(key))
                            .append("revision", (long) revision)
                            .append("idempotencyKey", UUID.randomUUID().toString()));
                }
            }
            records.insertMany(more);
        }
    }

    /** What is asked, and how many records the server may look at to answer. */
    enum Question {
        LATEST(1, stores -> stores.journal().latest(CHAIN, "form/v07/vital-signs")),
        LATEST_OF_EACH(KEYS, stores -> stores.journal().latestOfEach(CHAIN, "form/")),
        HISTORY(REVISIONS, stores -> stores.journal().history(CHAIN, "form/v07/vital-signs")),
        PAGE(50, stores -> stores.journal().page(CHAIN, 900, 50)),
        RETRIED_REQUEST(1, stores -> stores.journal().ofIdempotencyKey(CHAIN, "none")),
        PENDING(1, stores -> stores.outbox().publish(500, Outcome::all)),
        WAITING(1, stores -> stores.outbox().waiting()),
        WAITING_SINCE(1, stores -> stores.outbox().waitingSince()),
        WAITING_OF_THE_CHAIN(1, stores -> stores.outbox().waiting(CHAIN));

        private final long records;
        private final Consumer<Stores> ask;

        Question(long records, Consumer<Stores> ask) {
            this.records = records;
            this.ask = ask;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAnsweredByIndex(Question question) {
        // Given
        STORES.outbox().publish(500, Outcome::all);
        STORES.journal().append(vitalSigns(CHAIN, "v00", REVISIONS + 1 + question.ordinal(), 70));

        // When
        var operations = profiled(() -> question.ask.accept(STORES));

        // Then
        assertFalse(operations.isEmpty());
        operations.forEach(operation -> {
            assertTrue(
                    operation.getString("planSummary").matches("(IXSCAN|DISTINCT_SCAN|COUNT_SCAN|IDHACK).*"),
                    operation::toJson);
            assertFalse(operation.getBoolean("hasSortStage", false), operation::toJson);
            assertTrue(operation.getInteger("docsExamined") <= question.records, operation::toJson);
        });
    }

    @Test
    void anAppendReadsOneRecordAndIsJournaled() {
        // When
        var operations = profiled(() -> STORES.journal().append(vitalSigns(CHAIN, "v01", REVISIONS + 1, 70)));

        // Then
        assertEquals(1, operations.getFirst().getInteger("docsExamined"));
        assertEquals(
                Document.parse("{w: 'majority', j: true}"),
                operations.getLast().get("command", Document.class).get("writeConcern", Document.class));
    }

    private static ArrayList<Document> profiled(Runnable work) {
        MongoDatabase database = ENGINE.database();
        database.runCommand(new Document("profile", 0));
        database.getCollection("system.profile").drop();
        database.runCommand(new Document("profile", 2));
        work.run();
        database.runCommand(new Document("profile", 0));
        return database.getCollection("system.profile")
                .find(and(eq("ns", "indexes.journal"), ne("op", "update")))
                .into(new ArrayList<>());
    }
}
