package casebook.journal.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service with everything in MongoDB, and PostgreSQL left alone. */
public final class OnMongo implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "casebook.journal.mongodb-uri", MongoUnderTest.uri(),
                "quarkus.datasource.active", "false",
                "quarkus.flyway.active", "false",
                // Its own place in the topics: it begins with nothing.
                "mp.messaging.incoming.events.group.id", "${casebook.service}-on-mongo");
    }
}
