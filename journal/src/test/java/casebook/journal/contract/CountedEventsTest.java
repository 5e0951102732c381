package casebook.journal.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.metrics.RecordCounts;
import casebook.kernel.access.EventTypes;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CountedEventsTest {
    /** Those of studies. The anchors are among the records, which are counted as a whole. */
    @Test
    void everyEventShowsInAMetricOfItsOwn() {
        // When
        var uncounted = EventTypes.all().stream()
                .filter(type -> !RecordCounts.counts(type))
                .collect(Collectors.toSet());

        // Then
        assertEquals(Set.of(), uncounted, "RecordCounts names the metric of each event");
    }
}
