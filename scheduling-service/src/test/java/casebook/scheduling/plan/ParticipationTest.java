package casebook.scheduling.plan;

import static casebook.scheduling.plan.ScheduleFixture.CONSENT;
import static casebook.scheduling.plan.ScheduleFixture.ENROLLMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.kernel.identity.SiteId;
import casebook.scheduling.plan.Participation.Status;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParticipationTest {
    private final Participation registered = Participation.registered("HYU-001", new SiteId("HYU"));
    private final Participation consented = registered.consented(1, CONSENT, "1.0");

    @Test
    void nothingMayBeDoneBeforeConsent() {
        // When
        var standstill = registered.standstill();

        // Then
        assertEquals(Optional.of("No consent yet"), standstill);
    }

    @Test
    void consentOpensParticipation() {
        // When
        var standstill = consented.standstill();

        // Then
        assertEquals(Optional.empty(), standstill);
        assertEquals(Optional.of(CONSENT), consented.consentedOn());
    }

    @Test
    void aSecondConsentMovesToItsVersionAndKeepsTheFirstDay() {
        // When
        var again = consented.consented(2, ENROLLMENT, "2.0");

        // Then
        assertEquals("2.0", again.studyVersion());
        assertEquals(Optional.of(CONSENT), again.consentedOn());
    }

    @Test
    void withdrawalOfTheLastConsentStopsEverything() {
        // Given
        var twice = consented.consented(2, ENROLLMENT, "2.0");

        // When
        var one = twice.withdrawn(1);
        var none = one.withdrawn(2);

        // Then
        assertEquals(Optional.empty(), one.standstill());
        assertEquals(Optional.of("Consent withdrawn"), none.standstill());
    }

    @Test
    void everyEndStopsEverything() {
        // Given
        var enrolled = consented.enrolled(ENROLLMENT, "1.0");

        // When
        var discontinued = enrolled.ended(Status.DISCONTINUED);
        var completed = enrolled.ended(Status.COMPLETED);
        var failed = consented.ended(Status.SCREEN_FAILED);

        // Then
        assertEquals(Optional.of("Discontinued"), discontinued.standstill());
        assertEquals(Optional.of("Completed"), completed.standstill());
        assertEquals(Optional.of("Screen failure"), failed.standstill());
    }
}
