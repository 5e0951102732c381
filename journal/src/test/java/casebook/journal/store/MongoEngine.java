package casebook.journal.store;

import casebook.journal.audit.mongo.MongoJournal;
import casebook.journal.event.mongo.Lease;
import casebook.journal.event.mongo.MongoCopies;
import casebook.journal.event.mongo.MongoInbox;
import casebook.journal.event.mongo.MongoOutbox;
import casebook.journal.event.mongo.MongoParkedEvents;
import casebook.journal.testing.MongoUnderTest;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;

/** A database of its own, each store opened over it with a lease of its own, as an instance has. */
final class MongoEngine implements Engine {
    private final MongoDatabase database;

    MongoEngine(String database) {
        this.database = MongoClients.create(MongoUnderTest.uri()).getDatabase(database);
    }

    MongoDatabase database() {
        return database;
    }

    @Override
    public Stores open() {
        var lease = new Lease(database, Clock.systemUTC());
        return new Stores(
                new MongoJournal(database, Given.LIMIT, Given.TRACED),
                new MongoOutbox(database, lease),
                new MongoInbox(database, lease),
                new MongoCopies(database, lease),
                new MongoParkedEvents(database),
                Runnable::run);
    }
}
