package casebook.scheduling.visit.api;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static casebook.scheduling.VisitClient.visitsOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.EventContract;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import casebook.journal.testing.Topic.Published;
import casebook.scheduling.OtherServices;
import casebook.scheduling.OtherServices.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was recorded of a visit by mistake has a way back. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class VisitCorrectionTest {
    private static OtherServices services = OtherServices.unknownStudy("none");

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-corrections");
    }

    @Test
    void aWrongDayIsCorrectedAndWhatIsCountedFromItMoves() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-03").statusCode(200);

        // When
        var corrected = INVESTIGATOR.correctsTo(subject, "cycle1-dose1", "2025-04-04");

        // Then
        corrected
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("status", equalTo("occurred"))
                .body("occurredOn", equalTo("2025-04-04"))
                .body("revision", equalTo(3))
                .body("warnings", empty());
        INVESTIGATOR.list(subject).body("visits.find { it.visit == 'cycle1-dose2' }.plannedOn", equalTo("2025-05-02"));
        trail(subject)
                .body(
                        "records.action",
                        contains("planned", "replanned", "occurred", "replanned", "corrected", "replanned"))
                .body("records[4].attribution.reason", equalTo("Typed wrongly"))
                .body("records[4].changes.item", contains("/occurredOn"))
                .body("records[4].changes[0].oldValue", equalTo("2025-04-03"))
                .body("records[4].changes[0].newValue", equalTo("2025-04-04"));
    }

    @Test
    void whatWasMissedOrCancelledByMistakeTookPlaceAfterAll() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR
                .act(subject, "cycle1-dose1", "cancellation", Map.of("reason", "Ill"))
                .statusCode(200);
        INVESTIGATOR
                .act(subject, "cycle1-telephone-1m", "missed", Map.of("reason", "No answer"))
                .statusCode(200);

        // When
        var cancelled = INVESTIGATOR.correctsTo(subject, "cycle1-dose1", "2025-04-04");
        var missed = INVESTIGATOR.corrects(
                subject, "cycle1-telephone-1m", Map.of("status", "planned", "reason", "Other subject"));

        // Then
        cancelled.statusCode(200).body("status", equalTo("occurred")).body("reason", nullValue());
        missed.statusCode(200)
                .body("status", equalTo("planned"))
                .body("reason", nullValue())
                .body("plannedOn", equalTo("2025-06-02"));
        INVESTIGATOR
                .act(subject, "cycle1-telephone-1m", "booking", Map.of("bookedFor", "2025-06-02"))
                .statusCode(200);
    }

    @Test
    void whatNeverTookPlaceIsMissedOrStillToCome() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04").statusCode(200);
        INVESTIGATOR.occurs(subject, "cycle1-dose2", "2025-05-02").statusCode(200);

        // When
        var stillToCome =
                INVESTIGATOR.corrects(subject, "cycle1-dose1", Map.of("status", "planned", "reason", "Other subject"));
        var missed =
                INVESTIGATOR.corrects(subject, "cycle1-dose1", Map.of("status", "missed", "reason", "Other subject"));

        // Then
        stillToCome.statusCode(409).body("reasons.code", contains("later-visit-occurred"));
        missed.statusCode(200).body("status", equalTo("missed")).body("occurredOn", nullValue());
        INVESTIGATOR
                .corrects(subject, "cycle1-dose2", Map.of("status", "planned", "reason", "Other subject"))
                .statusCode(200)
                .body("plannedOn", equalTo("2025-04-30"));
        INVESTIGATOR
                .corrects(subject, "cycle1-dose1", Map.of("status", "planned", "reason", "Other subject"))
                .statusCode(200);
        INVESTIGATOR.list(subject).body("totals.occurred", equalTo(0)).body("totals.planned", equalTo(16));
    }

    @Test
    void theAdministrationIsCorrectedFirstAndTheVisitFollows() {
        // Given: the twelfth was typed for the twenty-first, at the visit and at what was given there.
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-12").statusCode(200);
        subject.administered("cycle1-dose1", LocalDate.parse("2025-04-12"));
        INVESTIGATOR
                .correctsTo(subject, "cycle1-dose1", "2025-04-21")
                .statusCode(409)
                .body("reasons.code", contains("other-day-than-administration"));

        // When
        subject.administered("cycle1-dose1", LocalDate.parse("2025-04-21"));

        // Then
        INVESTIGATOR
                .read(subject, "cycle1-dose1")
                .body("warnings.code", contains("out-of-window", "other-day-than-administration"));
        INVESTIGATOR
                .correctsTo(subject, "cycle1-dose1", "2025-04-20")
                .statusCode(409)
                .body("reasons.code", contains("other-day-than-administration"));
        INVESTIGATOR
                .correctsTo(subject, "cycle1-dose1", "2025-04-21")
                .statusCode(200)
                .body("warnings.code", contains("out-of-window"));
        INVESTIGATOR.list(subject).body("visits.find { it.visit == 'cycle1-dose2' }.plannedOn", equalTo("2025-05-19"));
    }

    @Test
    void whatWasGivenWhileTheVisitWasMarkedMissedShows() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR
                .act(subject, "cycle1-dose1", "missed", Map.of("reason", "Ill"))
                .statusCode(200);

        // When
        subject.administered("cycle1-dose1", LocalDate.parse("2025-04-04"));

        // Then
        INVESTIGATOR.read(subject, "cycle1-dose1").body("warnings.code", contains("administration-recorded"));
        INVESTIGATOR
                .correctsTo(subject, "cycle1-dose1", "2025-04-04")
                .statusCode(200)
                .body("warnings", empty());
    }

    @Test
    void theOthersAreToldOfEachCorrection() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "screening", "2025-03-04").statusCode(200);
        INVESTIGATOR.correctsTo(subject, "screening", "2025-03-05").statusCode(200);
        INVESTIGATOR
                .corrects(subject, "screening", Map.of("status", "missed", "reason", "Other subject"))
                .statusCode(200);

        // When
        INVESTIGATOR
                .corrects(subject, "screening", Map.of("status", "planned", "reason", "Other visit"))
                .statusCode(200);

        // Then
        var told = Topic.readUntil(
                        "casebook.scheduling.v1",
                        event -> event.subject().equals(subject.id()) && event.position() == 7)
                .stream()
                .filter(event -> event.subject().equals(subject.id()) && event.position() > 2)
                .toList();
        told.forEach(EventContract::fits);
        assertEquals(
                List.of(
                        "visit-occurred.v1",
                        "visit-occurred.v1",
                        "visit-missed.v1",
                        "visit-reinstated.v1",
                        "visits-planned.v1"),
                told.stream().map(Published::type).toList());
        assertEquals("2025-03-05", told.get(1).data().path("occurredOn").asText());
        assertEquals("Typed wrongly", told.get(1).data().path("reason").asText());
        assertEquals(16, told.get(4).data().path("visits").size());
    }

    @Test
    void ofManyCorrectionsOfOneRevisionOneWins() throws Exception {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-02").statusCode(200);
        var days = List.of("2025-04-03", "2025-04-04", "2025-04-05", "2025-04-06");

        // When
        List<Integer> answers;
        try (var clients = Executors.newFixedThreadPool(4)) {
            answers = clients
                    .invokeAll(
                            days.stream().map(day -> correcting(subject, day)).toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .sorted()
                    .toList();
        }

        // Then
        assertEquals(List.of(200, 412, 412, 412), answers);
    }

    private static Callable<Integer> correcting(Subject subject, String day) {
        var body = Map.of("status", "occurred", "occurredOn", day, "reason", "Typed wrongly");
        return () -> INVESTIGATOR
                .act(subject, "cycle1-dose1", "corrections", "\"2\"", body)
                .extract()
                .statusCode();
    }

    private static ValidatableResponse trail(Subject subject) {
        var path = visitsOf(subject).replace("/visits", "/audit-trail");
        return INVESTIGATOR.carrying(subject).get(path).then().statusCode(200);
    }
}
