package casebook.journal.wiring;

import casebook.journal.audit.Journal;
import casebook.journal.audit.postgres.PostgresJournal;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Copies;
import casebook.journal.event.Inbox;
import casebook.journal.event.Outbox;
import casebook.journal.event.ParkedEvents;
import casebook.journal.event.Relay;
import casebook.journal.event.Transactions;
import casebook.journal.event.postgres.PostgresCopies;
import casebook.journal.event.postgres.PostgresInbox;
import casebook.journal.event.postgres.PostgresOutbox;
import casebook.journal.event.postgres.PostgresParkedEvents;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Journal, outbox, inbox, copies and parked events of a service whose store is PostgreSQL. */
@Dependent
class PostgresStores {
    @Produces
    @Singleton
    @DefaultBean
    Sql sql(Instance<AgroalDataSource> dataSource) {
        return new Sql(dataSource.get());
    }

    @Produces
    @Singleton
    @DefaultBean
    Journal journal(Sql sql, WakeAfterCommit wake) {
        return new PostgresJournal(sql, wake);
    }

    @Produces
    @Singleton
    @DefaultBean
    Transactions transactions() {
        return new JtaTransactions();
    }

    @Produces
    @Singleton
    @DefaultBean
    Outbox outbox(Sql sql, Transactions transactions) {
        return new PostgresOutbox(sql, transactions);
    }

    @Produces
    @Singleton
    @DefaultBean
    Inbox inbox(Sql sql) {
        return new PostgresInbox(sql);
    }

    @Produces
    @Singleton
    @DefaultBean
    Copies copies(Sql sql) {
        return new PostgresCopies(sql);
    }

    @Produces
    @Singleton
    @DefaultBean
    ParkedEvents parkedEvents(Sql sql) {
        return new PostgresParkedEvents(sql);
    }

    @Produces
    @Singleton
    WakeAfterCommit wake(Instance<Relay> relay, TransactionSynchronizationRegistry transactions) {
        return new WakeAfterCommit(relay::get, transactions);
    }
}
