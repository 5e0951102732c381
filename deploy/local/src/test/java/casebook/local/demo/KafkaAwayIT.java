package casebook.local.demo;

import static casebook.local.demo.Alsfrsr.FORTY;
import static casebook.local.demo.Bedside.COORDINATOR;
import static casebook.local.demo.Bedside.INVESTIGATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.local.TestSystem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While Kafka is away every service goes on taking writes; when it is back everything arrives, in order. */
class KafkaAwayIT {
    private static final LocalDate CONSENT = LocalDate.of(2025, 3, 3);
    private static final LocalDate FEVER = CONSENT.plusDays(3);

    @Test
    void everyServiceWritesWithoutKafkaAndAllArrivesLater() throws Exception {
        try (var system = TestSystem.start()) {
            // Given
            var bedside = new Bedside(system);
            bedside.activateStudyAndOpenSite(system);
            var subject = bedside.register();
            bedside.consent(subject, CONSENT);
            bedside.screen(subject, CONSENT);
            system.stop("kafka");

            // When: each desk knows only what its own service wrote, since no service can hear of another's now.
            var enrollment = new Bedside(system);
            var other = enrollment.register();
            enrollment.consent(other, CONSENT.plusDays(1));
            var scheduling = new Bedside(system);
            scheduling
                    .door
                    .post(
                            COORDINATOR,
                            Bedside.path(subject, "/visits"),
                            Map.of("name", "Fever", "plannedOn", FEVER.toString()))
                    .orFail();
            scheduling
                    .act(COORDINATOR, subject, "/visits/unscheduled-1", "/booking", Map.of("bookedFor", FEVER))
                    .orFail();
            scheduling
                    .act(COORDINATOR, subject, "/visits/unscheduled-1", "/cancellation", Map.of("reason", "Recovered"))
                    .orFail();
            var assessment = new Bedside(system);
            for (var walking : List.of(2, 1)) {
                assessment
                        .act(
                                INVESTIGATOR,
                                subject,
                                "/visits/screening/forms/alsfrs-r",
                                "/corrections",
                                Map.of("items", Map.of("walking", walking), "reason", "Misread"))
                        .orFail();
            }
            system.restart("kafka");

            // Then: scheduling planned from the other's consent, which it could only take in after the registration.
            assertEquals(CONSENT.plusDays(1).toString(), enrollment.visit(other, "screening", "plannedOn"));
            // Assessment's copy of the visit is what scheduling said last: not planned, not booked, but cancelled.
            var refused = scheduling.alsfrsr(subject, "unscheduled-1", FEVER, FORTY);
            assertEquals(409, refused.status(), refused.toString());
            assertTrue(refused.toString().contains("visit-cancelled"), refused.toString());
            // Enrollment's evidence is the later of the two corrections.
            var criteria = assessment.get(INVESTIGATOR, subject, "/eligibility");
            assertTrue(criteria.toString().contains("\"alsfrs_r.total\":38"), criteria.toString());
            assessment.decideEligibility(subject, CONSENT.plusDays(7)).orFail();
            var verification = assessment.get("ada", subject, "/audit-trail/verification");
            assertTrue(verification.path("whole").asBoolean(), verification.toString());
        }
    }
}
