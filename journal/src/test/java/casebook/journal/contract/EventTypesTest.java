package casebook.journal.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.event.kafka.Topics;
import casebook.journal.testing.TopicTable;
import casebook.kernel.access.EventTypes;
import casebook.kernel.access.Permission;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EventTypesTest {
    @Test
    void everyFactCanBeAskedFor() {
        // Given
        var facts = new TreeSet<String>();
        Topics.ALL.forEach(topic -> facts.addAll(TopicTable.facts(topic)));

        // When
        var types = EventTypes.all();

        // Then
        assertEquals(facts, types);
    }

    @Test
    void whatConcernsTheStudyIsReadWithTheStudyAndTheRestWithSubjects() {
        // Given
        var ofStudy = TopicTable.facts(Topics.STUDY);

        // When
        var types = EventTypes.all();

        // Then
        types.forEach(type -> assertEquals(
                Optional.of(ofStudy.contains(type) ? Permission.READ_STUDY : Permission.READ_SUBJECT),
                EventTypes.readBy(type),
                type));
    }
}
