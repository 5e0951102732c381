package casebook.journal.service;

import casebook.journal.testing.OnMongo;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** A trace survives the other engine's outbox too. */
@QuarkusTest
@TestProfile(OnMongo.class)
class TraceOnMongoTest extends TraceTest {}
