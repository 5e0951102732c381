package casebook.journal.wiring;

import casebook.journal.audit.Journal;
import casebook.journal.audit.PresentState;
import casebook.journal.audit.RecordLimit;
import casebook.journal.event.Copies;
import casebook.journal.event.CopyRebuild;
import casebook.journal.event.Handlers;
import casebook.journal.event.Inbox;
import casebook.journal.event.Intake;
import casebook.journal.event.Outbox;
import casebook.journal.event.ParkedEvents;
import casebook.journal.event.Projection;
import casebook.journal.event.Reaction;
import casebook.journal.event.Relay;
import casebook.journal.event.Transactions;
import casebook.journal.event.kafka.AnchorFollower;
import casebook.journal.event.kafka.KafkaPublisher;
import casebook.journal.event.kafka.TopicHistory;
import casebook.journal.event.kafka.TopicReader;
import casebook.journal.event.kafka.Topics;
import casebook.journal.http.ChainWitness;
import casebook.journal.metrics.CountedPublisher;
import casebook.journal.tracing.Steps;
import casebook.journal.tracing.TracedPublisher;
import casebook.kernel.http.Outages;
import casebook.kernel.refusal.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Relay, intake, rebuild and witness, the same over every store. */
@Dependent
class KafkaParts {
    private final String service;
    private final Map<String, Object> kafka;

    KafkaParts(
            @ConfigProperty(name = "casebook.service") String service,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.service = service;
        this.kafka = kafka;
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RecordLimit limit(@ConfigProperty(name = "casebook.journal.largest-event") int bytes) {
        return new RecordLimit(bytes);
    }

    @Produces
    @Singleton
    KafkaPublisher publisher(RecordLimit limit) {
        return new KafkaPublisher(service, kafka, limit);
    }

    @Produces
    @Singleton
    Relay relay(Outbox outbox, KafkaPublisher publisher, Steps steps, MeterRegistry meters) {
        return new Relay(outbox, new CountedPublisher(new TracedPublisher(publisher, steps), meters));
    }

    @Produces
    @Singleton
    Handlers handlers(@All List<Projection> projections, @All List<Reaction> reactions) {
        return new Handlers(projections, reactions, Topics.publishedTypes());
    }

    @Produces
    @Singleton
    Intake intake(
            Handlers handlers,
            Inbox inbox,
            ParkedEvents parked,
            Transactions transactions,
            KafkaPublisher publisher,
            @All List<Outages> outages,
            Clock clock) {
        return new Intake(
                service,
                handlers,
                inbox,
                parked,
                transactions,
                publisher,
                Topics::objection,
                failure -> Outages.behind(failure, outages)
                        .filter(outage -> outage.type() == ProblemType.UNAVAILABLE)
                        .isPresent(),
                clock);
    }

    @Produces
    @Singleton
    TopicReader topicReader(@ConfigProperty(name = "mp.messaging.incoming.events.group.id") String group) {
        return new TopicReader(service, group, kafka);
    }

    @Produces
    @Singleton
    CopyRebuild rebuild(
            Copies copies,
            Inbox inbox,
            ParkedEvents parked,
            Handlers handlers,
            Transactions transactions,
            TopicReader topics,
            Clock clock) {
        return new CopyRebuild(service, copies, inbox, parked, handlers, transactions, new TopicHistory(topics), clock);
    }

    @Produces
    @Singleton
    AnchorFollower anchors(TopicReader topics) {
        return new AnchorFollower(service, topics);
    }

    @Produces
    @Singleton
    ChainWitness witness(
            Journal journal,
            Outbox outbox,
            AnchorFollower anchors,
            TopicReader topics,
            @All List<PresentState> states) {
        return new ChainWitness(journal, outbox, anchors, topics, states);
    }

    void close(@Disposes KafkaPublisher publisher) {
        publisher.close();
    }
}
