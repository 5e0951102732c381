package casebook.journal.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.event.kafka.Topics;
import casebook.journal.metrics.RecordCounts;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CountedEventsTest {
    /** The anchors are among the records, which are counted as a whole. */
    @Test
    void everyEventShowsInAMetricOfItsOwn() {
        // When
        var uncounted = Topics.publishedTypes().stream()
                .filter(type -> !RecordCounts.counts(type))
                .collect(Collectors.toSet());

        // Then
        assertEquals(Set.of(EventDraft.ANCHOR_TYPE), uncounted, "RecordCounts names the metric of each event");
    }
}
