package casebook.scheduling.visit.api;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import casebook.journal.testing.RealServers;
import casebook.scheduling.OtherServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a correction of a visit does not do, and what it does although participation is over. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class VisitCorrectionRefusalTest {
    private static OtherServices services = OtherServices.unknownStudy("none");

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-correction-refusals");
    }

    @Test
    void theRulesOfADayHoldAsWhenItIsRecorded() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-03").statusCode(200);

        // When
        var future = INVESTIGATOR.correctsTo(subject, "cycle1-dose1", "2999-01-01");
        var beforeEnrollment = INVESTIGATOR.correctsTo(subject, "cycle1-dose1", "2025-03-25");
        var beforeConsent = INVESTIGATOR.correctsTo(subject, "cycle1-dose1", "2025-03-02");
        var same = INVESTIGATOR.correctsTo(subject, "cycle1-dose1", "2025-04-03");
        var outstanding = INVESTIGATOR.correctsTo(subject, "cycle1-dose2", "2025-05-01");
        var early = INVESTIGATOR.corrects(subject, "cycle1-dose2", Map.of("status", "missed", "reason", "Ill"));

        // Then
        future.statusCode(422).body("reasons.code", contains("date-in-future"));
        beforeEnrollment.statusCode(409).body("reasons.code", contains("before-enrollment"));
        beforeConsent.statusCode(409).body("reasons.code", contains("before-consent", "before-enrollment"));
        same.statusCode(422).body("reasons.code", contains("nothing-changed"));
        outstanding.statusCode(409).body("reasons.code", contains("nothing-recorded"));
        early.statusCode(409).body("reasons.code", contains("nothing-recorded"));
        INVESTIGATOR.correctsTo(subject, "cycle1-dose1", "2025-03-26").statusCode(200);
    }

    @Test
    void nothingIsCorrectedToAVisitWhoseAnchorIsStillToCome() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR
                .act(subject, "cycle1-dose2", "cancellation", Map.of("reason", "Ill"))
                .statusCode(200);

        // When
        var corrected = INVESTIGATOR.correctsTo(subject, "cycle1-dose2", "2025-05-02");

        // Then
        corrected.statusCode(409).body("reasons.code", contains("anchor-not-occurred"));
    }

    @Test
    void aCorrectionSaysWhatIsRightAndWhy() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-03").statusCode(200);

        // When
        var nothing = INVESTIGATOR.corrects(subject, "cycle1-dose1", Map.of());
        var noDay = INVESTIGATOR.corrects(subject, "cycle1-dose1", Map.of("status", "occurred", "reason", "Slip"));
        var dayOfWhatWasMissed = INVESTIGATOR.corrects(
                subject, "cycle1-dose1", Map.of("status", "missed", "occurredOn", "2025-04-04", "reason", "Slip"));
        var unknown = INVESTIGATOR.corrects(subject, "cycle1-dose1", Map.of("status", "booked", "reason", "Slip"));

        // Then
        nothing.statusCode(422).body("reasons.pointer", contains("/reason", "/status"));
        noDay.statusCode(422)
                .body("reasons.pointer", contains("/occurredOn"))
                .body("reasons.code", contains("required"));
        dayOfWhatWasMissed.statusCode(422).body("reasons.code", contains("not-with-status"));
        unknown.statusCode(422).body("reasons.code", contains("unknown-value"));
    }

    @Test
    void whereTheProductWasGivenTheVisitTookPlace() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04").statusCode(200);
        subject.administered("cycle1-dose1", LocalDate.parse("2025-04-04"));

        // When
        var missed = INVESTIGATOR.corrects(subject, "cycle1-dose1", Map.of("status", "missed", "reason", "Slip"));
        var planned = INVESTIGATOR.corrects(subject, "cycle1-dose1", Map.of("status", "planned", "reason", "Slip"));

        // Then
        missed.statusCode(409).body("reasons.code", contains("administration-recorded"));
        planned.statusCode(409).body("reasons.code", contains("administration-recorded"));
        subject.omitted("cycle1-dose1", LocalDate.parse("2025-04-04"));
        INVESTIGATOR
                .corrects(subject, "cycle1-dose1", Map.of("status", "missed", "reason", "Slip"))
                .statusCode(200);
    }

    @Test
    void theFinalVisitOfACompletedSubjectTookPlaceAndItsDayMayBeWrong() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR
                .act(subject, "cycle2-dose2", "cancellation", Map.of("reason", "Ill"))
                .statusCode(200);
        INVESTIGATOR.occurs(subject, "follow-up-6m", "2026-05-20").statusCode(200);
        subject.enrollment("subject-completed.v1", Map.of("completedOn", "2026-05-21"));

        // When
        var missed = INVESTIGATOR.corrects(subject, "follow-up-6m", Map.of("status", "missed", "reason", "Slip"));
        var planned = INVESTIGATOR.corrects(subject, "follow-up-6m", Map.of("status", "planned", "reason", "Slip"));
        var later = INVESTIGATOR.correctsTo(subject, "follow-up-6m", "2026-05-22");

        // Then
        missed.statusCode(409).body("reasons.code", contains("participation-ended"));
        planned.statusCode(409).body("reasons.code", contains("participation-ended"));
        later.statusCode(409).body("reasons.code", contains("participation-ended"));
        INVESTIGATOR.correctsTo(subject, "follow-up-6m", "2026-05-21").statusCode(200);
    }

    @Test
    void whatWasRecordedIsCorrectedAlsoAfterTheEndAndAfterWithdrawal() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "screening", "2025-03-04").statusCode(200);
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04").statusCode(200);
        subject.discontinues("2025-04-10");

        // When
        var lastDay = INVESTIGATOR.correctsTo(subject, "cycle1-dose1", "2025-04-10");
        var dayAfter = INVESTIGATOR.correctsTo(subject, "cycle1-dose1", "2025-04-11");
        var never =
                INVESTIGATOR.corrects(subject, "cycle1-dose1", Map.of("status", "planned", "reason", "Other subject"));

        // Then
        lastDay.statusCode(200);
        dayAfter.statusCode(409).body("reasons.code", contains("participation-ended"));
        never.statusCode(200).body("status", equalTo("cancelled")).body("reason", equalTo("Discontinued"));
        subject.withdraws();
        INVESTIGATOR.correctsTo(subject, "screening", "2025-03-05").statusCode(200);
    }
}
