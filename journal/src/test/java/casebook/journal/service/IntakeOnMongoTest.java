package casebook.journal.service;

import static com.mongodb.client.model.Filters.regex;

import casebook.journal.testing.MongoUnderTest;
import casebook.journal.testing.OnMongo;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.bson.conversions.Bson;

/** Events are taken in, parked and replayed as on the other engine. */
@QuarkusTest
@TestProfile(OnMongo.class)
class IntakeOnMongoTest extends IntakeTest {
    private final MongoDatabase database =
            MongoClients.create(MongoUnderTest.uri()).getDatabase("scheduling");

    @Override
    void nearlyGiveUp(String subject, long position) {
        database.getCollection("parked_event").updateOne(at(subject, position), Updates.set("attempts", 9));
    }

    @Override
    boolean isGivenUp(String subject, long position) {
        var parked = database.getCollection("parked_event")
                .find(at(subject, position))
                .first();
        return parked != null && parked.get("nextAttemptAt") == null;
    }

    private static Bson at(String subject, long position) {
        return regex("_id", subject + " " + position + "$");
    }
}
