package casebook.journal.testing;

import casebook.embedded.TestServers;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.Optional;

/**
 * A real {@code mongod} where {@code CASEBOOK_MONGOD} or the path has one, else a functional fake, which shows that the code
 * is right and says nothing of durability, indexes or speed.
 */
public final class MongoUnderTest {
    private static final String FAKE = "casebook.test.mongodb";
    private static final Optional<String> REAL = TestServers.mongodb();
    private static final String URI = REAL.orElseGet(MongoUnderTest::fake);

    private MongoUnderTest() {}

    /** One for the JVM: a test's profile and the test itself are loaded by different class loaders. */
    private static String fake() {
        synchronized (System.class) {
            var known = System.getProperty(FAKE);
            var uri = known != null ? known : "mongodb:/" + new MongoServer(new MemoryBackend()).bind();
            System.setProperty(FAKE, uri);
            return uri;
        }
    }

    public static String uri() {
        return URI;
    }

    public static boolean isReal() {
        return REAL.isPresent();
    }
}
