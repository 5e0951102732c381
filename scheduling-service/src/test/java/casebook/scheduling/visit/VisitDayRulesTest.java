package casebook.scheduling.visit;

import static casebook.scheduling.plan.ScheduleFixture.CONSENT;
import static casebook.scheduling.plan.ScheduleFixture.DOSE_1;
import static casebook.scheduling.plan.ScheduleFixture.DOSE_2;
import static casebook.scheduling.plan.ScheduleFixture.ENROLLMENT;
import static casebook.scheduling.plan.ScheduleFixture.SCREENING;
import static casebook.scheduling.visit.ProposalFixture.TODAY;
import static casebook.scheduling.visit.ProposalFixture.proposal;
import static casebook.scheduling.visit.ProposalFixture.reasons;
import static casebook.scheduling.visit.SubjectFixture.CONSENTED;
import static casebook.scheduling.visit.SubjectFixture.ENROLLED;
import static casebook.scheduling.visit.SubjectFixture.visitsOf;
import static casebook.scheduling.visit.VisitRules.AFTER_CONSENT;
import static casebook.scheduling.visit.VisitRules.AFTER_ENROLLMENT;
import static casebook.scheduling.visit.VisitRules.HAPPENED;
import static casebook.scheduling.visit.VisitRules.ON_THE_DAY_OF_ADMINISTRATION;
import static casebook.scheduling.visit.VisitRules.PLAUSIBLE;
import static casebook.scheduling.visit.VisitRules.WINDOW_OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The days that a visit can have. */
class VisitDayRulesTest {
    private final SubjectVisits enrolled = visitsOf(ENROLLED);

    @Test
    void todayIsNotTheFutureAndTomorrowIs() {
        // When
        var today = reasons(HAPPENED, proposal(DOSE_1, TODAY));
        var tomorrow = reasons(HAPPENED, proposal(DOSE_1, TODAY.plusDays(1)));

        // Then
        assertEquals(List.of(), today);
        assertEquals(List.of("date-in-future"), tomorrow);
    }

    @Test
    void theDayOfConsentIsAllowedAndTheDayBeforeIsNot() {
        // When
        var onTheDay = reasons(AFTER_CONSENT, proposal(SCREENING, CONSENT));
        var before = reasons(AFTER_CONSENT, proposal(SCREENING, CONSENT.minusDays(1)));

        // Then
        assertEquals(List.of(), onTheDay);
        assertEquals(List.of("before-consent"), before);
    }

    @Test
    void treatmentIsNotBeforeEnrollmentAndScreeningMayBe() {
        // When
        var onTheDay = reasons(AFTER_ENROLLMENT, proposal(DOSE_1, ENROLLMENT));
        var before = reasons(AFTER_ENROLLMENT, proposal(DOSE_1, ENROLLMENT.minusDays(1)));
        var screening = reasons(AFTER_ENROLLMENT, proposal(SCREENING, ENROLLMENT.minusDays(1)));

        // Then
        assertEquals(List.of(), onTheDay);
        assertEquals(List.of("before-enrollment"), before);
        assertEquals(List.of(), screening);
    }

    @Test
    void nobodyMissesAVisitBeforeItsWindowOpens() {
        // Given
        var opens = enrolled.find(DOSE_2).orElseThrow().due().earliest();

        // When
        var onTheFirstDay = reasons(WINDOW_OPEN, proposal(DOSE_2, opens, opens));
        var theDayBefore = reasons(WINDOW_OPEN, proposal(DOSE_2, opens, opens.minusDays(1)));

        // Then
        assertEquals(List.of(), onTheFirstDay);
        assertEquals(List.of("not-yet-due"), theDayBefore);
    }

    @Test
    void aDayUnderAnEarlierConsentStaysOne() {
        // Given: withdrawn on the tenth day, and consented again on the twentieth.
        var again = CONSENTED.withdrawn(1, CONSENT.plusDays(10)).consented(2, CONSENT.plusDays(20), "1.0");

        // When
        var under = reasons(AFTER_CONSENT, proposal(enrolled, again, SCREENING, CONSENT.plusDays(10)));
        var between = reasons(AFTER_CONSENT, proposal(enrolled, again, SCREENING, CONSENT.plusDays(11)));

        // Then
        assertEquals(List.of(), under);
        assertEquals(List.of("before-consent"), between);
    }

    @Test
    void aBookingLiesWithinTwentyYears() {
        // When
        var inTime = reasons(PLAUSIBLE, proposal(DOSE_1, TODAY.plusYears(20)));
        var never = reasons(PLAUSIBLE, proposal(DOSE_1, LocalDate.MAX));

        // Then
        assertEquals(List.of(), inTime);
        assertEquals(List.of("date-out-of-range"), never);
    }

    @Test
    void aVisitHasTheDayOfItsAdministration() {
        // Given
        var given = Map.of(DOSE_1, TODAY, DOSE_2, TODAY.minusDays(1));

        // When
        var sameDay = reasons(ON_THE_DAY_OF_ADMINISTRATION, proposal(enrolled, ENROLLED, given, DOSE_1));
        var otherDay = reasons(ON_THE_DAY_OF_ADMINISTRATION, proposal(enrolled, ENROLLED, given, DOSE_2));
        var nothingGiven = reasons(ON_THE_DAY_OF_ADMINISTRATION, proposal(DOSE_1, TODAY));

        // Then
        assertEquals(List.of(), sameDay);
        assertEquals(List.of("other-day-than-administration"), otherDay);
        assertEquals(List.of(), nothingGiven);
    }
}
