package casebook.journal.metrics;

import casebook.journal.event.Pending;
import casebook.journal.event.Publisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts the events that have gone out. */
public final class CountedPublisher implements Publisher {
    private final Publisher publisher;
    private final Counter published;

    public CountedPublisher(Publisher publisher, MeterRegistry meters) {
        this.publisher = publisher;
        this.published = Counter.builder("casebook.events.published")
                .description("Events that are durable in their topic")
                .register(meters);
    }

    @Override
    public Outcome publish(List<Pending> records) {
        var outcome = publisher.publish(records);
        published.increment(outcome.published().size());
        return outcome;
    }
}
