package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.registered;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A consent is obtained, again to an amendment, and never of a day that cannot be. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class ConsentsResourceTest {
    @Inject
    Clock clock;

    @Test
    void theSitesTodayIsNotInTheFuture() {
        // Given
        var subject = registered(study("als-consent-today").running());
        var today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Seoul")));

        // When
        var consented = subject.consents(today.toString());

        // Then
        consented.statusCode(201).body("runIn.day", equalTo(0));
    }

    @Test
    void aConsentOfTomorrowIsRefused() {
        // Given
        var subject = registered(study("als-consent-tomorrow").running());
        var tomorrow = LocalDate.now(clock.withZone(ZoneId.of("Asia/Seoul"))).plusDays(1);

        // When
        var refused = subject.consents(tomorrow.toString());

        // Then
        refused.statusCode(422)
                .body("reasons[0].pointer", equalTo("/consentedOn"))
                .body("reasons[0].code", equalTo("date-in-future"));
    }

    @Test
    void everyFaultOfTheBodyIsTold() {
        // Given
        var subject = registered(study("als-consent-faults").running());

        // When
        var refused = subject.post("consents", Map.of("by", "neighbour"));

        // Then
        refused.statusCode(422).body("reasons.pointer", hasItems("/formVersion", "/consentedOn", "/by"));
    }

    @Test
    void consentingAgainMovesTheSubjectToTheAmendment() {
        // Given
        var study = study("als-consent-again").running();
        var subject = registered(study);
        subject.consents("2025-03-03").statusCode(201);
        study.with("version: \"1.0\"", "version: \"2.0\"").put("2.0").statusCode(201);

        // When
        var again = subject.consents("2025-03-10");

        // Then
        again.statusCode(201)
                .body("studyVersion", equalTo("2.0"))
                .body("consents[1].consent", equalTo(2))
                .body("runIn.openedOn", equalTo("2025-03-03"));
    }

    @Test
    void aPaperConsentToAnEarlierVersionIsEnteredLate() {
        // Given
        var study = study("als-late-consent").running();
        study.amended("2.0").active();
        var subject = registered(study);

        // When
        var consented = subject.consents("2025-03-03", "1.0");

        // Then
        consented.statusCode(201).body("studyVersion", equalTo("1.0")).body("consents[0].studyVersion", equalTo("1.0"));
        var events = Topic.readUntil(
                "casebook.enrollment.v1",
                event -> event.subject().equals(subject.id()) && event.type().equals("consent-obtained.v1"));
        assertEquals("1.0", events.getLast().data().path("studyVersion").asText());
    }

    @Test
    void aVersionThatIsNotActiveCannotBeConsentedTo() {
        // Given
        var subject = registered(study("als-consent-to-nothing").running());

        // When
        var refused = subject.consents("2025-03-03", "3.0");

        // Then
        refused.statusCode(422)
                .body("reasons.pointer", equalTo(List.of("/studyVersion")))
                .body("reasons.code", equalTo(List.of("unknown-study-version")));
    }

    @Test
    void aDayThatCannotBeMeantIsRefused() {
        // Given
        var subject = registered(study("als-consent-implausible").running());

        // When
        var refused = subject.consents("0000-01-01");

        // Then
        refused.statusCode(422)
                .body("reasons.pointer", equalTo(List.of("/consentedOn")))
                .body("reasons.code", equalTo(List.of("date-out-of-range")));
        subject.consents("1899-12-31").statusCode(422);
        subject.consents("1900-01-01").statusCode(201);
    }

    @Test
    void aConsentThatCannotExistDoesNot() {
        // Given
        var subject = registered(study("als-no-consent").running());
        subject.consents("2025-03-03").statusCode(201);
        var numbers = List.of("x", "0", "-1", "01", "1.0", "1e0", "999999999", "99999999999999999999");

        // When
        var answers = numbers.stream()
                .map(number ->
                        subject.change("consents/" + number + "/withdrawal", Map.of("withdrawnOn", "2025-03-05")))
                .toList();

        // Then
        answers.forEach(answer -> answer.statusCode(404).body("type", equalTo("/docs/problems/not-found")));
    }

    @Test
    void aDayThatCanBeReadInTwoWaysIsRefusedWithThePlace() {
        // Given
        var subject = registered(study("als-day-form").running());
        var days = List.of(
                "20250303",
                "[2025, 3, 3]",
                "\"2025-03-03T09:00\"",
                "\" 2025-03-03\"",
                "\"2025-03-03\", \"consentedOn\": \"2025-03-04\"");

        // When
        var answers = days.stream()
                .map(day -> "{\"formVersion\": \"2.1\", \"by\": \"subject\", \"consentedOn\": " + day + "}")
                .map(body -> subject.request().body(body).post(subject.path() + "/consents"))
                .toList();

        // Then
        answers.forEach(answer -> answer.then()
                .statusCode(400)
                .body("reasons[0].code", equalTo("unreadable-body"))
                .body("reasons[0].message", containsString("line 1, column")));
    }
}
