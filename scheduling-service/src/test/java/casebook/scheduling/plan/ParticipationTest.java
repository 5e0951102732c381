package casebook.scheduling.plan;

import static casebook.scheduling.plan.ScheduleFixture.CONSENT;
import static casebook.scheduling.plan.ScheduleFixture.ENROLLMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void aWithdrawalEndsTheConsentsBeforeItAndNoneAfter() {
        // Given
        var twice = consented.consented(2, ENROLLMENT, "2.0");

        // When
        var earlier = twice.withdrawn(1, ENROLLMENT);
        var latest = twice.withdrawn(2, ENROLLMENT);

        // Then
        assertEquals(Optional.empty(), earlier.standstill());
        assertEquals(Optional.of("Consent withdrawn"), latest.standstill());
    }

    @Test
    void theRunInCountsFromTheFirstConsentUntilEveryOneHasEnded() {
        // Given
        var again = consented.consented(2, CONSENT.plusDays(30), "2.0");

        // When
        var oneLeft = again.withdrawn(1, CONSENT.plusDays(31));
        var anew = again.withdrawn(2, CONSENT.plusDays(40)).consented(3, CONSENT.plusDays(40), "2.0");

        // Then
        assertEquals(Optional.of(CONSENT), oneLeft.consentedOn());
        assertEquals(Optional.of(CONSENT.plusDays(40)), anew.consentedOn());
        assertEquals(Optional.empty(), anew.standstill());
    }

    @Test
    void everyEndStopsEverything() {
        // Given
        var enrolled = consented.enrolled(ENROLLMENT, "1.0");

        // When
        var discontinued = enrolled.ended(Status.DISCONTINUED, ENROLLMENT);
        var completed = enrolled.ended(Status.COMPLETED, ENROLLMENT);
        var failed = consented.ended(Status.SCREEN_FAILED, ENROLLMENT);

        // Then
        assertEquals(Optional.of("Discontinued"), discontinued.standstill());
        assertEquals(Optional.of("Completed"), completed.standstill());
        assertEquals(Optional.of("Screen failure"), failed.standstill());
    }

    @Test
    void theLastDayOfParticipationStillBelongsToIt() {
        // When
        var discontinued = consented.ended(Status.DISCONTINUED, ENROLLMENT);

        // Then
        assertFalse(discontinued.overBefore(ENROLLMENT));
        assertTrue(discontinued.overBefore(ENROLLMENT.plusDays(1)));
        assertTrue(discontinued.overBefore(null));
        assertFalse(consented.overBefore(null));
    }
}
