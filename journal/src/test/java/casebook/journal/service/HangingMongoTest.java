package casebook.journal.service;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** MongoDB hangs as PostgreSQL does. */
@QuarkusTest
@TestProfile(OnMongoBehindALine.class)
class HangingMongoTest extends HangingStoreTest {}
