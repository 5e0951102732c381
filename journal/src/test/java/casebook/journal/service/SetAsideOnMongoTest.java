package casebook.journal.service;

import casebook.journal.testing.OnMongo;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** As on the other engine. */
@QuarkusTest
@TestProfile(OnMongo.class)
class SetAsideOnMongoTest extends SetAsideTest {}
