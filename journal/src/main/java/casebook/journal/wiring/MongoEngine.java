package casebook.journal.wiring;

import casebook.journal.audit.Journal;
import casebook.journal.audit.RecordLimit;
import casebook.journal.audit.Surroundings;
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
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

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
    /** For a server to be there, a connection to be made or free: what a request may wait for PostgreSQL. */
    private static final int PATIENCE_SECONDS = 3;

    /** For an answer, which takes milliseconds; asked once more by the driver itself. What may take longer says so. */
    private static final int ANSWER_SECONDS = 3;

    private static final int MOST_CONNECTIONS = 32;

    static MongoEngine of(String uri, String service, RecordLimit limit, Surroundings surroundings, Clock clock) {
        var client = MongoClients.create(settings(uri));
        var database = client.getDatabase(service);
        var lease = new Lease(database, clock);
        return new MongoEngine(
                client,
                new MongoJournal(database, limit, surroundings),
                new MongoOutbox(database, lease),
                new MongoInbox(database, lease),
                new MongoCopies(database, lease),
                new MongoParkedEvents(database),
                Runnable::run);
    }

    /** A store that hangs costs a request some seconds, not the driver's half minute; the URI may say otherwise. */
    private static MongoClientSettings settings(String uri) {
        return MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxSize(MOST_CONNECTIONS).maxWaitTime(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(new ConnectionString(uri))
                .build();
    }

    @Override
    public boolean answers() {
        try {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException _) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
