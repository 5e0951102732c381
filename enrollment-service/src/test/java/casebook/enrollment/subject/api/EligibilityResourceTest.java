package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.eligible;
import static casebook.enrollment.SubjectClient.form;
import static casebook.enrollment.SubjectClient.registered;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import casebook.enrollment.SubjectClient;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class EligibilityResourceTest {

    @Test
    void aTotalOf47FailsTheInclusionAlone() {
        // Given
        var subject = registered(study("als-total-47").running());
        subject.consents("2025-03-03");
        subject.screened("2025-03-03");
        subject.hears("assessment", "form-corrected.v1", form("alsfrs-r", "2025-03-03", Map.of(), Map.of("total", 47)));

        // When
        var eligibility = subject.request().get(subject.path() + "/eligibility").then();

        // Then
        eligibility
                .body("criteria.find { it.id == 'I4' }.outcome", equalTo("not-met"))
                .body("criteria.find { it.id == 'I4' }.evidence['alsfrs_r.total']", equalTo(47))
                .body("criteria.find { it.id == 'E4' }.outcome", equalTo("met"));
    }

    @Test
    void aTotalBelow21FailsInclusionAndExclusion() {
        // Given
        var subject = registered(study("als-total-20").running());
        subject.consents("2025-03-03");
        subject.screened("2025-03-03");
        subject.hears("assessment", "form-corrected.v1", form("alsfrs-r", "2025-03-03", Map.of(), Map.of("total", 20)));

        // When
        var eligibility = subject.request().get(subject.path() + "/eligibility").then();

        // Then
        eligibility
                .body("criteria.find { it.id == 'I4' }.outcome", equalTo("not-met"))
                .body("criteria.find { it.id == 'E4' }.outcome", equalTo("not-met"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-04, not-met",
        "2025-04, not-met",
        "2026, not-met",
        "2025-03, met",
        "2020-03-03, met",
        "2020-03-02, not-met"
    })
    void aDiagnosisAfterTheConsentOrFiveYearsBeforeItFailsTheInclusion(String diagnosedOn, String outcome) {
        // Given
        var subject = registered(study("als-diagnosis-" + diagnosedOn).running());
        subject.consents("2025-03-03").statusCode(201);
        subject.screened("2025-03-03");

        // When
        subject.diagnosed(diagnosedOn);

        // Then
        subject.eligibility().body("criteria.find { it.id == 'I3' }.outcome", equalTo(outcome));
        subject.decides("2025-03-24").statusCode(outcome.equals("met") ? 201 : 422);
    }

    @Test
    void whatIsNotCompletedKeepsCriteriaFromBeingJudged() {
        // Given
        var subject = registered(study("als-no-evidence").running());
        subject.consents("2025-03-03");

        // When
        var refused = subject.decides("2025-03-24");

        // Then
        refused.statusCode(422)
                .body("reasons.code", hasItem("evidence-missing"))
                .body("reasons", hasSize(12));
    }

    @Test
    void missingAndContradictingJudgementsAreToldTogether() {
        // Given
        var subject = registered(study("als-judgements").running());
        subject.consents("2025-03-03");
        subject.screened("2025-03-03");
        var judged = List.of(
                Map.of("id", "I1", "judgement", "met"),
                Map.of("id", "I4", "judgement", "not-met"),
                Map.of("id", "I9", "judgement", "met"));

        // When
        var refused = subject.decides(subject.eligibilityTag(), Map.of("decidedOn", "2025-03-01", "criteria", judged));

        // Then
        refused.statusCode(409)
                .body(
                        "reasons.code",
                        hasItems("before-consent", "contradicts-evidence", "judgement-missing", "unknown-criterion"))
                .body("reasons.find { it.code == 'contradicts-evidence' }.pointer", equalTo("/criteria/1"))
                .body("reasons.find { it.code == 'unknown-criterion' }.pointer", equalTo("/criteria/2"));
    }

    @Test
    void aCoordinatorDecidesNothing() {
        // Given
        var subject = registered(study("als-coordinator").running());

        // When
        var refused = as("choi")
                .header("If-Match", "\"1:\"")
                .body(Map.of())
                .post(subject.path() + "/eligibility-decisions")
                .then();

        // Then
        refused.statusCode(403);
    }

    @Test
    void whoHasNotConsentedIsNotDecidedOn() {
        // Given
        var subject = registered(study("als-unconsented").running());

        // When
        var refused = subject.decides("2025-03-24");

        // Then
        refused.statusCode(409).body("reasons[0].code", equalTo("subject-is-registered"));
    }

    @Test
    void aDecisionNamesTheEvidenceThatWasSeen() {
        // Given
        var subject = registered(study("als-decision-tag").running());
        subject.consents("2025-03-03").statusCode(201);
        subject.screened("2025-03-03");
        var seen = subject.eligibilityTag();
        var decision = SubjectClient.everyCriterionMet("2025-03-24");
        subject.corrected(40);

        // When
        var stale = subject.decides(seen, decision);

        // Then
        stale.statusCode(412).body("reasons.code", equalTo(List.of("stale-revision")));
        subject.decides(subject.tag(), decision).statusCode(412);
        subject.post("eligibility-decisions", decision).statusCode(428);
        subject.decides("W/whatever", decision).statusCode(400);
        subject.decides(subject.eligibilityTag(), decision).statusCode(201);
    }

    @Test
    void aRetriedDecisionIsAnsweredWithTheFirstAnswer() {
        // Given
        var subject = registered(study("als-decision-retry").running());
        subject.consents("2025-03-03").statusCode(201);
        subject.screened("2025-03-03");
        var request = subject.request()
                .header("If-Match", subject.eligibilityTag())
                .header("Idempotency-Key", "decision")
                .body(SubjectClient.everyCriterionMet("2025-03-24"));
        var first = request.post(subject.path() + "/eligibility-decisions");

        // When
        var again = request.post(subject.path() + "/eligibility-decisions");

        // Then
        again.then()
                .statusCode(201)
                .header("ETag", equalTo(first.header("ETag")))
                .body(equalTo(first.asString()));
    }

    @Test
    void aCorrectionOfTheEvidenceVoidsTheDecision() {
        // Given
        var subject = eligible(study("als-evidence-changed").running(), "2025-03-03", "2025-03-24");
        var corrected = form("fvc", "2025-03-03", Map.of("percent-predicted", 68.0), Map.of());
        subject.hears("assessment", "form-corrected.v1", corrected);

        // When
        var refused = subject.enrolls("2025-03-26");

        // Then
        refused.statusCode(409)
                .body("type", equalTo("/docs/problems/not-eligible"))
                .body("reasons.code", hasItem("evidence-changed"))
                .body("reasons", hasSize(1));
        subject.decides("2025-03-25").statusCode(201);
        subject.enrolls("2025-03-26").statusCode(201);
    }

    @Test
    void aCorrectionOfWhatNoCriterionAsksForChangesNothing() {
        // Given
        var subject = eligible(study("als-vital-signs").running(), "2025-03-03", "2025-03-24");
        var corrected = form("vital-signs", "2025-03-03", Map.of("systolic", 130), Map.of());
        subject.hears("assessment", "form-corrected.v1", corrected);

        // When
        var enrolled = subject.enrolls("2025-03-26");

        // Then
        enrolled.statusCode(201);
    }
}
