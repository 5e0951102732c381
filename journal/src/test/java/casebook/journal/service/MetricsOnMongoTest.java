package casebook.journal.service;

import casebook.journal.testing.OnMongo;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The same numbers on the other engine, whose appends are there at once. */
@QuarkusTest
@TestProfile(OnMongo.class)
class MetricsOnMongoTest extends MetricsTest {
    @Override
    double undone() {
        return 1;
    }
}
