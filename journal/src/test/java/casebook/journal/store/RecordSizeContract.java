package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.vitalSigns;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every journal refuses to keep: what is too large for its topic or for another store. */
abstract class RecordSizeContract {
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
}
