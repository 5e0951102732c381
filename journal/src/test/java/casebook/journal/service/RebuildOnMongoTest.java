package casebook.journal.service;

import casebook.journal.testing.MongoUnderTest;
import casebook.journal.testing.OnMongo;
import com.mongodb.client.MongoClients;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.bson.Document;

/** Copies are made anew as on the other engine. */
@QuarkusTest
@TestProfile(OnMongo.class)
class RebuildOnMongoTest extends RebuildTest {

    @Override
    void dropCopies() {
        MongoClients.create(MongoUnderTest.uri())
                .getDatabase("scheduling")
                .getCollection("copy")
                .deleteMany(new Document());
    }
}
