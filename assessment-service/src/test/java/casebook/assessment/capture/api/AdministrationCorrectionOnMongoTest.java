package casebook.assessment.capture.api;

import static org.awaitility.Awaitility.await;

import casebook.assessment.SubjectFixture;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Inbox;
import casebook.journal.testing.OnMongo;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** Administrations are the same on the other engine. */
@QuarkusTest
@TestProfile(OnMongo.class)
class AdministrationCorrectionOnMongoTest extends AdministrationCorrectionTest {
    @Inject
    Inbox inbox;

    /** It reads the topics from their beginning, with all that other tests have left in them. */
    @BeforeEach
    void awaitThePresent() {
        var newest =
                new ChainId("hynrcs-allo-als-02", SubjectFixture.consented().id());
        await().atMost(Duration.ofMinutes(1)).until(() -> inbox.position("enrollment", newest) > 0);
    }
}
