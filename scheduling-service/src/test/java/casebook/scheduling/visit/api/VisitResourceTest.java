package casebook.scheduling.visit.api;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.RealServers;
import casebook.scheduling.OtherServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class VisitResourceTest {
    private static OtherServices services = OtherServices.unknownStudy("none");

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-visits");
    }

    @Test
    void anOccurrenceMovesWhatIsCountedFromIt() {
        // Given
        var subject = services.enrolled();

        // When
        var answer = INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04");

        // Then
        answer.statusCode(200)
                .header("ETag", "\"2\"")
                .header("Casebook-Position", matchesPattern("scheduling:[0-9a-f-]+:3, scheduling:[0-9a-f-]+:4"))
                .body("status", equalTo("occurred"))
                .body("inWindow", equalTo(true))
                .body("studyDay", equalTo(10))
                .body("revision", equalTo(2))
                .body("warnings", empty());
        INVESTIGATOR
                .list(subject)
                .body("visits.find { it.visit == 'cycle1-dose2' }.plannedOn", equalTo("2025-05-02"))
                .body("visits.find { it.visit == 'cycle1-dose2' }.revision", equalTo(2))
                .body("visits.find { it.visit == 'screening' }.revision", equalTo(1))
                .body("totals.occurred", equalTo(1));
    }

    @Test
    void aDayOutOfTheWindowIsAcceptedWithAWarning() {
        // Given
        var subject = services.enrolled();

        // When
        var answer = INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-06");

        // Then
        answer.statusCode(200)
                .body("inWindow", equalTo(false))
                .body("warnings.code", contains("out-of-window"))
                .body("warnings.pointer", contains("/occurredOn"));
    }

    @Test
    void aVisitIsBookedAndBookedAgainAndTheBookingStaysWhenItMoves() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR
                .act(subject, "cycle1-dose2", "booking", Map.of("bookedFor", "2025-05-20"))
                .statusCode(200)
                .body("warnings.code", contains("out-of-window"));

        // When
        var again = INVESTIGATOR.act(subject, "cycle1-dose2", "booking", Map.of("bookedFor", "2025-05-03"));

        // Then
        again.statusCode(200)
                .body("status", equalTo("booked"))
                .body("bookedFor", equalTo("2025-05-03"))
                .body("inWindow", equalTo(true))
                .body("warnings", empty());
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04").statusCode(200);
        INVESTIGATOR
                .read(subject, "cycle1-dose2")
                .body("status", equalTo("booked"))
                .body("bookedFor", equalTo("2025-05-03"))
                .body("plannedOn", equalTo("2025-05-02"));
    }

    @Test
    void missingAndCancellingNeedAReasonAndKeepIt() {
        // Given
        var subject = services.enrolled();

        // When
        var missed = INVESTIGATOR.act(subject, "cycle1-telephone-1m", "missed", Map.of("reason", "Not reached"));
        var cancelled =
                INVESTIGATOR.act(subject, "cycle1-telephone-2m", "cancellation", Map.of("reason", "On holiday"));
        var without = INVESTIGATOR.act(subject, "cycle1-telephone-3m", "cancellation", Map.of("reason", " "));

        // Then
        missed.statusCode(200).body("status", equalTo("missed")).body("reason", equalTo("Not reached"));
        cancelled.statusCode(200).body("status", equalTo("cancelled")).body("reason", equalTo("On holiday"));
        without.statusCode(422).body("reasons.pointer", contains("/reason"));
    }

    @Test
    void ofManyWhoRecordTheSameVisitOneWins() throws Exception {
        // Given
        var subject = services.enrolled();
        Callable<Integer> record = () -> INVESTIGATOR
                .act(subject, "cycle1-dose1", "occurrence", "\"1\"", Map.of("occurredOn", "2025-04-03"))
                .extract()
                .statusCode();

        // When
        List<Integer> answers;
        try (var clients = Executors.newFixedThreadPool(8)) {
            answers = clients.invokeAll(Collections.nCopies(8, record)).stream()
                    .map(answer -> answer.resultNow())
                    .sorted()
                    .toList();
        }

        // Then
        assertEquals(List.of(200, 412, 412, 412, 412, 412, 412, 412), answers);
    }

    @Test
    void theAuditTrailSaysWhoMovedWhat() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04").statusCode(200);

        // When
        var trail = INVESTIGATOR
                .carrying(subject)
                .get("/api/v1/studies/" + subject.study() + "/subjects/" + subject.id() + "/audit-trail")
                .then();

        // Then
        trail.statusCode(200)
                .body("records.action", contains("planned", "replanned", "occurred", "replanned"))
                .body("records.key", contains("plan", "plan", "visit/cycle1-dose1", "plan"))
                .body("records[0].attribution.reason", equalTo("Consent obtained"))
                .body("records[2].attribution.name", equalTo("Ines Baek"))
                .body(
                        "records[3].changes.find { it.item == '/visits/cycle1-dose2/plannedOn' }.oldValue",
                        equalTo("2025-04-30"))
                .body(
                        "records[3].changes.find { it.item == '/visits/cycle1-dose2/plannedOn' }.newValue",
                        equalTo("2025-05-02"));
    }
}
