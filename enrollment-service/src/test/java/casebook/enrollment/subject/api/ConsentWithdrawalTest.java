package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.registered;
import static org.hamcrest.Matchers.equalTo;

import casebook.enrollment.SubjectClient;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A consent is withdrawn, and those before it with it. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class ConsentWithdrawalTest {
    @Test
    void aWithdrawnConsentNoLongerStands() {
        // Given
        var subject = registered(study("als-withdrawn").running());
        subject.consents("2025-03-03").statusCode(201);

        // When
        var withdrawn = subject.change("consents/1/withdrawal", Map.of("withdrawnOn", "2025-03-05"));

        // Then
        withdrawn
                .statusCode(201)
                .body("status", equalTo("in-screening"))
                .body("consentStands", equalTo(false))
                .body("consents[0].withdrawnOn", equalTo("2025-03-05"));
        subject.change("consents/1/withdrawal", Map.of("withdrawnOn", "2025-03-05"))
                .statusCode(409)
                .body("reasons[0].code", equalTo("already-withdrawn"));
        subject.change("consents/2/withdrawal", Map.of("withdrawnOn", "2025-03-05"))
                .statusCode(404);
    }

    @Test
    void withdrawingTheLatestConsentLeavesNoneStanding() {
        // Given
        var study = study("als-withdrawn-latest").running();
        var subject = SubjectClient.eligible(study, "2025-03-03", "2025-03-24");
        study.with("version: \"1.0\"", "version: \"2.0\"").put("2.0").statusCode(201);
        subject.consents("2025-03-25").statusCode(201);
        subject.decides("2025-03-25").statusCode(201);

        // When
        var withdrawn = subject.change("consents/2/withdrawal", Map.of("withdrawnOn", "2025-03-26"));

        // Then
        withdrawn
                .statusCode(201)
                .body("consentStands", equalTo(false))
                .body("consents.withdrawnOn", equalTo(List.of("2025-03-26", "2025-03-26")));
        subject.enrolls("2025-03-27").statusCode(409).body("reasons.code", equalTo(List.of("consent-withdrawn")));
    }

    @Test
    void aConsentFromBeforeAKnownWithdrawalIsRefused() {
        // Given
        var subject = registered(study("als-consent-before-withdrawal").running());
        subject.consents("2025-03-03").statusCode(201);
        subject.change("consents/1/withdrawal", Map.of("withdrawnOn", "2025-03-20"))
                .statusCode(201);

        // When
        var refused = subject.consents("2025-03-19");

        // Then
        refused.statusCode(409).body("reasons.code", equalTo(List.of("date-too-early")));
        subject.consents("2025-03-20").statusCode(201).body("runIn.openedOn", equalTo("2025-03-20"));
    }

    @Test
    void aWithdrawalBeforeTheConsentIsRefused() {
        // Given
        var subject = registered(study("als-withdrawn-early").running());
        subject.consents("2025-03-03").statusCode(201);

        // When
        var refused = subject.change("consents/1/withdrawal", Map.of("withdrawnOn", "2025-03-02"));

        // Then
        refused.statusCode(409)
                .body("type", equalTo("/docs/problems/state-conflict"))
                .body("reasons[0].code", equalTo("before-consent"));
    }

    @Test
    void aWithdrawalNamesTheRevisionItWasDecidedOn() {
        // Given
        var subject = registered(study("als-withdrawn-stale").running());
        subject.consents("2025-03-03").statusCode(201);
        var withdrawal = Map.of("withdrawnOn", "2025-03-05");

        // When
        var refused = subject.post("consents/1/withdrawal", withdrawal);

        // Then
        refused.statusCode(428);
        subject.request()
                .header("If-Match", "\"1\"")
                .body(withdrawal)
                .post(subject.path() + "/consents/1/withdrawal")
                .then()
                .statusCode(412);
    }
}
