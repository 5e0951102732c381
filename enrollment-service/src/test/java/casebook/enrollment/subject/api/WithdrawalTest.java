package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.registered;
import static org.hamcrest.Matchers.equalTo;

import casebook.enrollment.SubjectClient;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A withdrawal entered late opens no run-in that nobody began. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class WithdrawalTest {
    @Test
    void aConsentIsNotWithdrawnFromBeforeTheOneThatTookItsPlace() {
        // Given
        var subject = consentedTwice("als-withdrawn-superseded");

        // When
        var refused = withdrawsFirst(subject, "2025-04-20");

        // Then
        refused.statusCode(409)
                .body("reasons.code", equalTo(List.of("consented-again")))
                .body("reasons.pointer", equalTo(List.of("/withdrawnOn")));
    }

    @Test
    void aConsentWithdrawnAfterTheNextWasGivenLeavesTheRunInAsItIs() {
        // Given
        var subject = consentedTwice("als-withdrawn-old-form");

        // When
        var withdrawn = withdrawsFirst(subject, "2025-04-21");

        // Then
        withdrawn.statusCode(201).body("consentStands", equalTo(true)).body("runIn.openedOn", equalTo("2025-03-03"));
    }

    private static SubjectClient consentedTwice(String study) {
        var subject = registered(study(study).running());
        subject.consents("2025-03-03").statusCode(201);
        subject.consents("2025-04-20").statusCode(201);
        return subject;
    }

    private static ValidatableResponse withdrawsFirst(SubjectClient subject, String day) {
        return subject.change("consents/1/withdrawal", Map.of("withdrawnOn", day));
    }
}
