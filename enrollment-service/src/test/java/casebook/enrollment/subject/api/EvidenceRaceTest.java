package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.eligible;
import static casebook.enrollment.SubjectClient.registered;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.hamcrest.Matchers.equalTo;

import casebook.enrollment.HeldLock;
import casebook.enrollment.SubjectClient;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A correction of the evidence comes either before a decision, which then sees it, or after it; never in between. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class EvidenceRaceTest {
    private static final String I4 = "criteria.find { it.id == 'I4' }.outcome";
    /** Every write puts its event into the outbox before it ends. */
    private static final String NO_WRITE_ENDS = "lock table pending in share mode";

    private static final Map<String, String> ON_26_MARCH = Map.of("enrolledOn", "2025-03-26");

    @Inject
    DataSource database;

    @Test
    void aCorrectionTakenInWhileTheCohortIsWaitedForStopsTheEnrollment() throws SQLException {
        // Given
        var study = study("als-race-before").running();
        eligible(study, "2025-03-03", "2025-03-24").enrolls("2025-03-26").statusCode(201);
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        var tag = subject.tag();
        CompletableFuture<Response> enrolling;

        // When
        try (var cohort = HeldLock.by(database, "select 1 from cohort where study = 'als-race-before' for update")) {
            enrolling = supplyAsync(() -> enroll(subject, tag));
            cohort.awaitWaiter("from cohort ");
            subject.corrected(20);
            subject.eligibility().body(I4, equalTo("not-met"));
        }

        // Then
        enrolling.join().then().statusCode(409).body("reasons.code", equalTo(List.of("evidence-changed")));
    }

    @Test
    void aCorrectionWaitsUntilTheEnrollmentIsKept() throws SQLException {
        // Given
        var study = study("als-race-after").running();
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        var tag = subject.tag();
        CompletableFuture<Response> enrolling;

        // When
        try (var outbox = HeldLock.by(database, NO_WRITE_ENDS)) {
            enrolling = supplyAsync(() -> enroll(subject, tag));
            outbox.awaitWaiter("insert into journal");
            subject.corrected(20);
            outbox.awaitWaiter("update copy_position");
        }

        // Then
        enrolling.join().then().statusCode(201);
        subject.eligibility().body(I4, equalTo("not-met"));
    }

    @Test
    void aCorrectionWaitsUntilTheDecisionIsKept() throws SQLException {
        // Given
        var subject = registered(study("als-race-decision").running());
        subject.consents("2025-03-03").statusCode(201);
        subject.screened("2025-03-03");
        var tag = subject.eligibilityTag();
        CompletableFuture<Response> deciding;

        // When
        try (var outbox = HeldLock.by(database, NO_WRITE_ENDS)) {
            deciding = supplyAsync(() -> decide(subject, tag));
            outbox.awaitWaiter("insert into journal");
            subject.corrected(20);
            outbox.awaitWaiter("update copy_position");
        }

        // Then
        deciding.join().then().statusCode(201);
        subject.enrolls("2025-03-26").statusCode(409).body("reasons.code", equalTo(List.of("evidence-changed")));
    }

    private static Response decide(SubjectClient subject, String tag) {
        return as("ines")
                .header("If-Match", tag)
                .body(SubjectClient.everyCriterionMet("2025-03-24"))
                .post(subject.path() + "/eligibility-decisions");
    }

    private static Response enroll(SubjectClient subject, String tag) {
        return as("ines").header("If-Match", tag).body(ON_26_MARCH).post(subject.path() + "/enrollment");
    }
}
