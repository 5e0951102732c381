package casebook.journal.metrics;

import casebook.journal.audit.AuditRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happened in the trials, by the events of the records that were written: by this instance, since it started.
 * Without labels, so that whoever may read the numbers learns of no study, site or subject.
 */
public final class RecordCounts {
    /** Of every event that the contracts name but the anchors, which say nothing. */
    private static final Map<String, Counted> COUNTED = Map.ofEntries(
            Counted.of("study-version-activated.v1", "study.versions.activated"),
            Counted.of("site-opened.v1", "sites.opened"),
            Counted.of("cohort-held.v1", "cohorts.held"),
            Counted.of("cohort-released.v1", "cohorts.released"),
            Counted.of("webhook-disabled.v1", "webhooks.disabled"),
            Counted.of("subject-registered.v1", "subjects.registered"),
            Counted.of("consent-obtained.v1", "consents.obtained"),
            Counted.of("consent-withdrawn.v1", "consents.withdrawn"),
            Counted.of("eligibility-decided.v1", "eligibility.decided"),
            Counted.of("subject-enrolled.v1", "subjects.enrolled"),
            Counted.of("subject-screen-failed.v1", "subjects.screen.failed"),
            Counted.of("subject-discontinued.v1", "subjects.discontinued"),
            Counted.of("subject-completed.v1", "subjects.completed"),
            Map.entry("visits-planned.v1", new Counted("visits.planned", "visits")),
            Counted.of("visit-booked.v1", "visits.booked"),
            Counted.of("visit-occurred.v1", "visits.occurred"),
            Counted.of("visit-missed.v1", "visits.missed"),
            Counted.of("visit-cancelled.v1", "visits.cancelled"),
            Counted.of("visit-reinstated.v1", "visits.reinstated"),
            Counted.of("form-completed.v1", "forms.completed"),
            Counted.of("form-corrected.v1", "forms.corrected"),
            Counted.of("administration-recorded.v1", "administrations.recorded"),
            Counted.of("administration-omitted.v1", "administrations.omitted"));

    private final Counter records;
    private final Map<String, Counting> countings;

    /**
     * @param name of the metric, after {@code casebook.} and before what the format adds
     * @param list the list of the event's data whose members are counted; none where the event is one thing
     */
    private record Counted(String name, @Nullable String list) {
        static Map.Entry<String, Counted> of(String type, String name) {
            return Map.entry(type, new Counted(name, null));
        }

        Counting by(MeterRegistry meters, String type) {
            var counter = Counter.builder("casebook." + name)
                    .description("Counted by the event " + type)
                    .register(meters);
            return new Counting(counter, list);
        }
    }

    private record Counting(Counter counter, @Nullable String list) {
        void count(AuditRecord record) {
            counter.increment(list == null ? 1 : record.eventData().path(list).size());
        }
    }

    /** @param types of the events that the service publishes; each is there from the start, at 0 */
    public RecordCounts(MeterRegistry meters, Collection<String> types) {
        this.records = Counter.builder("casebook.records.written")
                .description("Records appended to the journal")
                .register(meters);
        this.countings = COUNTED.entrySet().stream()
                .filter(counted -> types.contains(counted.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, counted -> counted.getValue().by(meters, counted.getKey())));
    }

    /** Whether an event of the type shows in a metric of its own. */
    public static boolean counts(String type) {
        return COUNTED.containsKey(type);
    }

    /** @param record that is durable */
    public void count(AuditRecord record) {
        records.increment();
        var counting = countings.get(record.eventType());
        if (counting != null) {
            counting.count(record);
        }
    }
}
