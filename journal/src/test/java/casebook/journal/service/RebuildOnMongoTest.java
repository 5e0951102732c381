package casebook.journal.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.MongoUnderTest;
import casebook.journal.testing.OnMongo;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.bson.Document;

/** Copies are made anew as on the other engine. */
@QuarkusTest
@TestProfile(OnMongo.class)
class RebuildOnMongoTest extends RebuildTest {

    /** Without a transaction the effect comes before the place, and is repeated where a rebuild marks the place in between. */
    @Override
    void requireTakenOnce(List<String> reactions, String type) {
        assertEquals(Set.of(type), Set.copyOf(reactions));
    }

    @Override
    void dropCopies() {
        collection("copy").deleteMany(new Document());
    }

    @Override
    Runnable backup() {
        var places = collection("copy_position");
        var place = StreamSupport.stream(places.find().spliterator(), false)
                .filter(one -> String.valueOf(one.get("_id")).contains(subject))
                .findFirst()
                .orElseThrow();
        return () -> places.replaceOne(new Document("_id", place.get("_id")), place);
    }

    private static MongoCollection<Document> collection(String name) {
        return MongoClients.create(MongoUnderTest.uri())
                .getDatabase("scheduling")
                .getCollection(name);
    }
}
