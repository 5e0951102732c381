package casebook.journal.wiring;

import casebook.journal.event.Outbox;
import casebook.journal.event.ParkedEvents;
import casebook.journal.event.kafka.EventsBehind;
import casebook.journal.event.kafka.Topics;
import casebook.journal.metrics.Backlog;
import casebook.journal.metrics.RecordCounts;
import casebook.journal.tracing.Steps;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What tells of the service while it runs: metrics, and steps of traces where somebody collects them. */
@Dependent
class Observation {

    @Produces
    @Singleton
    RecordCounts recordCounts(MeterRegistry meters, @ConfigProperty(name = "casebook.service") String service) {
        return new RecordCounts(meters, Topics.publishedBy(service));
    }

    @Produces
    @Singleton
    Backlog backlog(Outbox outbox, ParkedEvents parked, EventsBehind behind, Clock clock) {
        return new Backlog(outbox, parked, behind::count, clock);
    }

    @Produces
    @Singleton
    Steps steps(Tracer tracer) {
        return new Steps(tracer);
    }
}
