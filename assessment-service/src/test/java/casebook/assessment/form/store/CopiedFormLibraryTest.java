package casebook.assessment.form.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.assessment.form.Form;
import casebook.assessment.form.Form.Purpose;
import casebook.assessment.form.PlannedVisit;
import casebook.assessment.form.PlannedVisit.Timing;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.event.Copies;
import casebook.kernel.identity.StudyId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiedFormLibraryTest {
    private static final StudyId STUDY = new StudyId("als");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-03-03T00:00:00Z"), ZoneOffset.UTC);

    private final CountedCopies copies = new CountedCopies();
    private final CopiedFormLibrary library = new CopiedFormLibrary(copies, List.of(), CLOCK);

    @Test
    void aVersionInUseTakesNoStatement() {
        // Given
        library.keep(STUDY, "1.0", List.of(form("dosing")), List.of(dose()));
        var first = library.find(STUDY, "1.0").orElseThrow();

        // When
        var again = library.find(STUDY, "1.0").orElseThrow();

        // Then
        assertSame(first, again);
        assertEquals(1, copies.read);
        assertEquals(List.of("dose"), again.administrations());
    }

    @Test
    void whatIsCopiedAnewIsReadAnew() {
        // Given
        library.keep(STUDY, "1.0", List.of(), List.of());
        library.find(STUDY, "1.0");

        // When
        library.keep(STUDY, "1.0", List.of(form("dosing")), List.of(dose()));

        // Then
        assertTrue(library.find(STUDY, "1.0").orElseThrow().find("dosing").isPresent());
    }

    @Test
    void versionsAndStudiesAreToldApart() {
        // Given
        library.keep(STUDY, "1.0", List.of(form("dosing")), List.of());

        // When
        var others = List.of(library.find(STUDY, "2.0"), library.find(new StudyId("other"), "1.0"));

        // Then
        assertEquals(List.of(Optional.empty(), Optional.empty()), others);
    }

    private static PlannedVisit dose() {
        return new PlannedVisit(
                "dose", "treatment", List.of("dosing"), new Timing("enrollment", "after", Period.ofDays(7)));
    }

    private static Form form(String id) {
        return new Form(id, id, Purpose.ADMINISTRATION, false, false, null, List.of(), List.of(), List.of());
    }

    /** Copies in memory, as JSON, that count how often they are read. */
    private static final class CountedCopies implements Copies {
        private final Map<List<Object>, JsonNode> documents = new HashMap<>();
        private int read;

        @Override
        public void put(String kind, ChainId chain, String key, Object body) {
            documents.put(List.of(kind, chain, key), Json.tree(body));
        }

        @Override
        public void remove(String kind, ChainId chain, String key) {
            documents.remove(List.of(kind, chain, key));
        }

        @Override
        public <T> Optional<T> find(String kind, ChainId chain, String key, Class<T> type) {
            read++;
            return Optional.ofNullable(documents.get(List.of(kind, chain, key))).map(body -> Json.as(body, type));
        }

        @Override
        public <T> List<T> some(String kind, ChainId chain, List<String> keys, Class<T> type) {
            throw new UnsupportedOperationException("A version is found by its name");
        }

        @Override
        public <T> List<T> all(String kind, ChainId chain, Class<T> type) {
            throw new UnsupportedOperationException("A version is found by its name");
        }

        @Override
        public boolean makeAnew(Runnable fill, Runnable complete) {
            throw new UnsupportedOperationException("Nobody makes them anew");
        }
    }
}
