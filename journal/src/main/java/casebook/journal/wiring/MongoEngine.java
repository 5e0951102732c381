package casebook.journal.wiring;

import casebook.journal.audit.Journal;
import casebook.journal.audit.mongo.MongoJournal;
import casebook.journal.event.Copies;
import casebook.journal.event.Inbox;
import casebook.journal.event.Outbox;
import casebook.journal.event.ParkedEvents;
import casebook.journal.event.Transactions;
import casebook.journal.event.mongo.Lease;
import casebook.journal.event.mongo.MongoCopies;
import casebook.journal.event.mongo.MongoInbox;
import casebook.journal.event.mongo.MongoOutbox;
import casebook.journal.event.mongo.MongoParkedEvents;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;

/** Everything in MongoDB, in a database of the service's name. */
record MongoEngine(
        MongoClient client,
        Journal journal,
        Outbox outbox,
        Inbox inbox,
        Copies copies,
        ParkedEvents parkedEvents,
        Transactions transactions)
        implements Engine {

    static MongoEngine of(String uri, String service, Runnable wake, Clock clock) {
        var client = MongoClients.create(uri);
        var database = client.getDatabase(service);
        return new MongoEngine(
                client,
                new MongoJournal(database, wake),
                new MongoOutbox(database, new Lease(database, clock)),
                new MongoInbox(database),
                new MongoCopies(database),
                new MongoParkedEvents(database),
                Runnable::run);
    }
}
