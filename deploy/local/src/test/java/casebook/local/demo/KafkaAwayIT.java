package casebook.local.demo;

import static casebook.local.demo.Bedside.COORDINATOR;
import static casebook.local.demo.Bedside.FORTY;
import static casebook.local.demo.Bedside.INVESTIGATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.local.WholeSystem;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While Kafka is away every service goes on taking writes; when it is back everything arrives, in order. */
class KafkaAwayIT {
    private static final LocalDate CONSENT = LocalDate.of(2025, 3, 3);

    @Test
    void everyServiceWritesWithoutKafkaAndAllArrivesLater() throws Exception {
        try (var system = WholeSystem.start()) {
            // Given
            var bedside = new Bedside(system);
            bedside.activateStudyAndOpenSite(system);
            var subject = bedside.register();
            bedside.consent(subject, CONSENT);
            bedside.screen(subject, CONSENT);
            system.stop("kafka");
            // From here on no service can hear of another's writes, so the client must not ask them to wait for it.
            bedside.door.turnToNextSubject();

            // When
            var again = bedside.act(
                    INVESTIGATOR,
                    subject,
                    "",
                    "/consents",
                    Map.of("formVersion", "1.1", "consentedOn", CONSENT.plusDays(1), "by", "subject"));
            bedside.door.turnToNextSubject();
            var unscheduled = bedside.door.post(
                    COORDINATOR,
                    Bedside.path(subject, "/visits"),
                    Map.of("name", "Fever", "occurredOn", CONSENT.plusDays(2).toString()));
            bedside.door.turnToNextSubject();
            var corrected = bedside.act(
                    INVESTIGATOR,
                    subject,
                    "/visits/screening/forms/alsfrs-r",
                    "/corrections",
                    Map.of("items", Map.of("walking", 2), "reason", "Misread"));
            system.restart("kafka");

            // Then
            assertEquals(201, again.status(), again.toString());
            assertEquals(201, unscheduled.status(), unscheduled.toString());
            assertEquals(200, corrected.status(), corrected.toString());
            // Enrollment hears of the correction: the evidence for eligibility is one point lower.
            var criteria = bedside.get(INVESTIGATOR, subject, "/eligibility");
            assertTrue(criteria.toString().contains("\"alsfrs_r.total\":39"), criteria.toString());
            bedside.decideEligibility(subject, CONSENT.plusDays(7)).orFail();
            var verification = bedside.get("ada", subject, "/audit-trail/verification");
            assertTrue(verification.path("whole").asBoolean(), verification.toString());
            assertEquals(40, FORTY.values().stream().mapToInt(Integer::intValue).sum());
        }
    }
}
