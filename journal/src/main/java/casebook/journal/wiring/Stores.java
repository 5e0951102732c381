package casebook.journal.wiring;

import casebook.journal.audit.Journal;
import casebook.journal.audit.RecordLimit;
import casebook.journal.audit.Surroundings;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Copies;
import casebook.journal.event.Inbox;
import casebook.journal.event.Outbox;
import casebook.journal.event.ParkedEvents;
import casebook.journal.event.Transactions;
import casebook.journal.http.MongoOutages;
import casebook.journal.metrics.TimedInbox;
import casebook.journal.tracing.Steps;
import casebook.journal.tracing.TracedInbox;
import casebook.kernel.http.Outages;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Journal, outbox, inbox, copies and parked events: in MongoDB where {@code casebook.journal.mongodb-uri} names one, else on PostgreSQL. */
@Dependent
class Stores {

    @Produces
    @Singleton
    Sql sql(Instance<AgroalDataSource> dataSource) {
        return new Sql(dataSource.get());
    }

    @Produces
    @Singleton
    Engine engine(
            @ConfigProperty(name = "casebook.journal.mongodb-uri") Optional<String> mongodb,
            @ConfigProperty(name = "casebook.service") String service,
            Instance<Sql> sql,
            RecordLimit limit,
            Surroundings surroundings,
            Clock clock) {
        return mongodb.<Engine>map(uri -> MongoEngine.of(uri, service, limit, surroundings, clock))
                .orElseGet(() -> PostgresEngine.of(sql.get(), limit, surroundings));
    }

    void close(@Disposes Engine engine) {
        engine.close();
    }

    @Produces
    @Singleton
    Journal journal(Engine engine) {
        return engine.journal();
    }

    @Produces
    @Singleton
    Transactions transactions(Engine engine) {
        return engine.transactions();
    }

    @Produces
    @Singleton
    Outbox outbox(Engine engine) {
        return engine.outbox();
    }

    @Produces
    @Singleton
    Inbox inbox(Engine engine, Steps steps, MeterRegistry meters, AfterCommit afterCommit, Clock clock) {
        return new TimedInbox(new TracedInbox(engine.inbox(), steps), meters, afterCommit::run, clock);
    }

    @Produces
    @Singleton
    Copies copies(Engine engine) {
        return engine.copies();
    }

    @Produces
    @Singleton
    ParkedEvents parkedEvents(Engine engine) {
        return engine.parkedEvents();
    }

    /** The driver is there only where MongoDB is used, so nothing of it may be loaded elsewhere. */
    @Produces
    @Singleton
    Outages mongoOutages(@ConfigProperty(name = "casebook.journal.mongodb-uri") Optional<String> mongodb) {
        return mongodb.<Outages>map(_ -> new MongoOutages()).orElse(_ -> Optional.empty());
    }
}
