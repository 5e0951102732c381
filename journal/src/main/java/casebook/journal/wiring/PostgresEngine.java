package casebook.journal.wiring;

import casebook.journal.audit.Journal;
import casebook.journal.audit.RecordLimit;
import casebook.journal.audit.Surroundings;
import casebook.journal.audit.postgres.PostgresJournal;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Copies;
import casebook.journal.event.Inbox;
import casebook.journal.event.Outbox;
import casebook.journal.event.ParkedEvents;
import casebook.journal.event.Transactions;
import casebook.journal.event.postgres.PostgresCopies;
import casebook.journal.event.postgres.PostgresInbox;
import casebook.journal.event.postgres.PostgresOutbox;
import casebook.journal.event.postgres.PostgresParkedEvents;

/** Everything on PostgreSQL, in the container's transactions. */
record PostgresEngine(
        Journal journal,
        Outbox outbox,
        Inbox inbox,
        Copies copies,
        ParkedEvents parkedEvents,
        Transactions transactions)
        implements Engine {

    static PostgresEngine of(Sql sql, RecordLimit limit, Surroundings surroundings) {
        var transactions = new JtaTransactions();
        return new PostgresEngine(
                new PostgresJournal(sql, limit, surroundings),
                new PostgresOutbox(sql, transactions),
                new PostgresInbox(sql),
                new PostgresCopies(sql),
                new PostgresParkedEvents(sql),
                transactions);
    }
}
