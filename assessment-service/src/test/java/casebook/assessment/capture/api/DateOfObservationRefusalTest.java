package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.contains;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** On which days nothing can have been observed or given. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class DateOfObservationRefusalTest {
    @Test
    void theDateOfObservationIsNeeded() {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = subject.starts("screening", "vital-signs", "{}");

        // Then
        refused.then().statusCode(422).body("reasons.pointer", contains("/observedOn"));
    }

    @Test
    void nothingObservedBeforeConsent() {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = subject.starts("screening", "vital-signs", FormFixture.vitalSigns("2025-03-02"));

        // Then
        refused.then()
                .statusCode(409)
                .body("reasons.code", contains("before-consent"))
                .body("reasons.pointer", contains("/observedOn"));
    }

    @Test
    void nothingObservedInTheSitesFuture() {
        // Given
        var subject = SubjectFixture.consented();
        var tomorrow = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(1);

        // When
        var refused = subject.starts("screening", "vital-signs", FormFixture.vitalSigns(tomorrow.toString()));

        // Then
        refused.then().statusCode(422).body("reasons.code", contains("date-in-future"));
    }

    @Test
    void theSitesTodayIsTaken() {
        // Given
        var subject = SubjectFixture.consented();
        var today = LocalDate.now(ZoneId.of("Asia/Seoul"));

        // When
        var taken = subject.starts("screening", "vital-signs", FormFixture.vitalSigns(today.toString()));

        // Then
        taken.then().statusCode(201);
    }

    @Test
    void noAdministrationOnADayBeforeAllocation() {
        // Given
        var subject = SubjectFixture.enrolled();

        // When
        var refused = subject.starts("cycle1-dose1", "administration", FormFixture.administration("2025-03-25"));

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("before-enrollment"));
        subject.starts("cycle1-dose1", "administration", FormFixture.administration("2025-03-26"))
                .then()
                .statusCode(201);
    }
}
