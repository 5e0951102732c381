package casebook.journal.store;

import casebook.embedded.TestServers;
import casebook.journal.audit.mongo.MongoJournal;
import casebook.journal.event.mongo.Lease;
import casebook.journal.event.mongo.MongoCopies;
import casebook.journal.event.mongo.MongoInbox;
import casebook.journal.event.mongo.MongoOutbox;
import casebook.journal.event.mongo.MongoParkedEvents;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;

/** A real {@code mongod} where one is at hand, else the functional fake. */
final class MongoEngine implements Engine {
    private final MongoClient client;
    private final Lease lease;

    MongoEngine() {
        client = MongoClients.create(
                TestServers.mongodb().orElseGet(() -> "mongodb:/" + new MongoServer(new MemoryBackend()).bind()));
        lease = new Lease(client.getDatabase("assessment"), Clock.systemUTC());
    }

    @Override
    public Stores open() {
        var database = client.getDatabase("assessment");
        return new Stores(
                new MongoJournal(database, () -> {}),
                new MongoOutbox(database, lease),
                new MongoInbox(database),
                new MongoCopies(database),
                new MongoParkedEvents(database),
                Runnable::run);
    }
}
