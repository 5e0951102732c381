package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.vitalSigns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainHash;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.ChainVerification;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Journal.DuplicateRequest;
import casebook.journal.audit.Journal.StaleRevision;
import casebook.journal.audit.Json;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every journal promises. */
abstract class JournalContract {
    private final Journal journal = engine().open().journal();

    abstract Engine engine();

    /** Quotation marks and braces of {"note":""} take eleven bytes, and each of these characters takes three. */
    @ParameterizedTest
    @CsvSource({"1000000, true", "1000001, false"})
    void aRecordWhoseEventDoesNotFitItsTopicIsNotKept(int bytes, boolean fits) {
        // Given
        var chain = aChain();
        var characters = (bytes - 11) / 3;
        var note = "\uac00".repeat(characters) + "x".repeat(bytes - 11 - 3 * characters);
        var small = vitalSigns(chain, "screening", 1, 70);
        var entry = withEvent(small, Json.tree(Map.of("note", note)));

        // When
        var refused = refusal(() -> journal.append(entry));

        // Then
        assertEquals(fits ? List.of() : List.of("record-too-large"), refused);
        assertEquals(fits ? 1 : 0, journal.page(chain, 0, 10).size());
        var next = journal.append(vitalSigns(chain, "screening", fits ? 2 : 1, 71));
        assertEquals(fits ? 2 : 1, next.position());
    }

    @ParameterizedTest
    @CsvSource({"3000000, true", "3000001, false"})
    void aStateThatIsLargerThanEveryStoreTakesIsNotKept(int bytes, boolean fits) {
        // Given
        var chain = aChain();
        var body = Json.tree(Map.of("note", "x".repeat(bytes - 11)));
        var entry = Entry.of(chain, "form", 1, "form", "entered", body, body, Given.INES, null, EventDraft.anchor());

        // When
        var refused = refusal(() -> journal.append(entry));

        // Then
        assertEquals(fits ? List.of() : List.of("record-too-large"), refused);
        assertEquals(fits ? 1 : 0, journal.page(chain, 0, 10).size());
    }

    private static Entry withEvent(Entry entry, JsonNode data) {
        return new Entry(
                entry.chain(),
                entry.key(),
                entry.revision(),
                entry.kind(),
                entry.action(),
                entry.body(),
                entry.changes(),
                entry.attribution(),
                entry.idempotency(),
                new EventDraft(entry.event().type(), data));
    }

    /** The codes, for which it was refused. */
    private static List<String> refusal(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (Refused refused) {
            return refused.reasons().stream().map(Reason::code).toList();
        }
    }

    @Test
    void recordsAreLinkedFromTheFirst() {
        // Given
        var chain = aChain();

        // When
        var first = journal.append(vitalSigns(chain, "screening", 1, 70.5));
        var second = journal.append(vitalSigns(chain, "screening", 2, 71));

        // Then
        assertEquals(1, first.position());
        assertEquals(ChainHash.GENESIS, first.previousHash());
        assertEquals(2, second.position());
        assertEquals(first.hash(), second.previousHash());
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        // Given
        var chain = aChain();
        var written = journal.append(vitalSigns(chain, "screening", 1, 70.25));

        // When
        var read = journal.page(chain, 0, 10).getFirst();

        // Then
        assertEquals(written.hash(), read.hash());
        assertEquals(Given.INES, read.attribution());
        assertEquals(70.25, read.body().path("weight").asDouble());
        assertEquals(2, read.changes().size());
        assertEquals(List.of(), verified(chain));
    }

    /** Also what means something else to a store: JSON of dates and numbers in disguise, dots and dollars in names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$date\": \"2026-01-05T09:00:00Z\"}",
                "{\"$numberLong\": \"5\", \"$oid\": {\"$ref\": null}}",
                "{\"a.b\": {\"$set\": [1, \"$x\", {}, [], null, true]}, \"\": \"\"}",
                "{\"weight\": 70.10, \"count\": 9007199254740991, \"small\": 1E-7, \"minus\": -0.5}",
            })
    void anyJsonIsReadAsItWasWritten(String json) {
        // Given
        var chain = aChain();
        var body = Json.parse(json);
        var written = journal.append(Entry.of(
                chain, "form/odd", 1, "form", "entered", null, body, Given.INES, null, Entry.EventDraft.anchor()));

        // When
        var read = journal.latest(chain, "form/odd").orElseThrow();

        // Then
        assertEquals(written, read);
        assertEquals(List.of(), verified(chain));
    }

    @Test
    void latestAndHistoryGoByKey() {
        // Given
        var chain = aChain();
        journal.append(vitalSigns(chain, "screening", 1, 70));
        journal.append(vitalSigns(chain, "cycle1-dose1", 1, 69));
        journal.append(vitalSigns(chain, "screening", 2, 71));

        // When
        var latest = journal.latest(chain, "form/screening/vital-signs").orElseThrow();
        var history = journal.history(chain, "form/screening/vital-signs");
        var each = journal.latestOfEach(chain, "form/");

        // Then
        assertEquals(2, latest.revision());
        assertEquals(
                List.of(1L, 2L), history.stream().map(AuditRecord::revision).toList());
        assertEquals(
                List.of("form/cycle1-dose1/vital-signs", "form/screening/vital-signs"),
                each.stream().map(AuditRecord::key).toList());
        assertEquals(List.of(1L, 2L), each.stream().map(AuditRecord::revision).toList());
    }

    @Test
    void aRevisionIsWrittenOnce() {
        // Given
        var chain = aChain();
        journal.append(vitalSigns(chain, "screening", 1, 70));

        // When
        assertThrows(StaleRevision.class, () -> journal.append(vitalSigns(chain, "screening", 1, 99)));

        // Then
        assertEquals(1, journal.page(chain, 0, 10).size());
    }

    @Test
    void anIdempotencyKeyIsWrittenOnce() {
        // Given
        var chain = aChain();
        var first = journal.append(vitalSigns(chain, "screening", 1, 70, "key-1"));

        // When
        assertThrows(DuplicateRequest.class, () -> journal.append(vitalSigns(chain, "cycle1-dose1", 1, 70, "key-1")));

        // Then
        assertEquals(
                first.hash(),
                journal.ofIdempotencyKey(chain, "key-1").orElseThrow().hash());
        assertEquals(1, journal.page(chain, 0, 10).size());
    }

    @Test
    void racesForThePositionAreNeverShown() throws Exception {
        // Given
        var chain = aChain();
        List<Callable<AuditRecord>> writes = IntStream.range(0, 40)
                .<Callable<AuditRecord>>mapToObj(
                        visit -> () -> journal.append(vitalSigns(chain, "v" + visit, 1, visit)))
                .toList();

        // When
        try (var clients = Executors.newFixedThreadPool(10)) {
            for (Future<AuditRecord> write : clients.invokeAll(writes)) {
                write.get();
            }
        }

        // Then
        assertEquals(
                LongStream.rangeClosed(1, 40).boxed().toList(),
                journal.page(chain, 0, 100).stream().map(AuditRecord::position).toList());
        assertEquals(List.of(), verified(chain));
    }

    @Test
    void ofManyWhoCorrectTheSameOneWins() throws Exception {
        // Given
        var chain = aChain();
        journal.append(vitalSigns(chain, "screening", 1, 70));
        List<Callable<Boolean>> writes = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(
                        client -> () -> won(() -> journal.append(vitalSigns(chain, "screening", 2, client))))
                .toList();

        // When
        var winners = new ArrayList<Boolean>();
        try (var clients = Executors.newFixedThreadPool(10)) {
            for (Future<Boolean> write : clients.invokeAll(writes)) {
                winners.add(write.get());
            }
        }

        // Then
        assertEquals(1, winners.stream().filter(won -> won).count());
        assertEquals(2, journal.page(chain, 0, 100).size());
    }

    @Test
    void chainsAreReadInPages() {
        // Given
        var chain = aChain();
        LongStream.rangeClosed(1, 5).forEach(revision -> journal.append(vitalSigns(chain, "screening", revision, 70)));

        // When
        var page = journal.page(chain, 2, 2);

        // Then
        assertEquals(List.of(3L, 4L), page.stream().map(AuditRecord::position).toList());
        assertTrue(journal.page(chain, 5, 2).isEmpty());
    }

    private List<ChainVerification.Break> verified(ChainId chain) {
        var verification = new ChainVerification();
        journal.page(chain, 0, 1000).forEach(verification::next);
        return verification.breaks(List.of());
    }

    private static boolean won(Runnable write) {
        try {
            write.run();
            return true;
        } catch (StaleRevision _) {
            return false;
        }
    }
}
