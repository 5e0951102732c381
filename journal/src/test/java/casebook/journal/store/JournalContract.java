package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.vitalSigns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainHash;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every journal promises: what is read is what was written, linked and in order. */
abstract class JournalContract {
    private final Stores stores = engine().open();
    private final Journal journal = stores.journal();

    abstract Engine engine();

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
        assertEquals(List.of(), stores.breaks(chain));
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
        assertEquals(List.of(), stores.breaks(chain));
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
}
