package casebook.assessment.capture.api;

import casebook.embedded.TestServers;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service with everything in MongoDB: a real one where it is at hand, else the functional fake. */
public final class OnMongo implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        var uri = TestServers.mongodb().orElseGet(() -> "mongodb:/" + new MongoServer(new MemoryBackend()).bind());
        return Map.of(
                "casebook.journal.mongodb-uri", uri,
                "quarkus.datasource.active", "false",
                "quarkus.flyway.active", "false",
                // Its own place in the topics: it begins with nothing.
                "mp.messaging.incoming.events.group.id", "assessment-on-mongo");
    }
}
