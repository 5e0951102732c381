package casebook.enrollment.subject;

import static casebook.enrollment.subject.SubjectFixture.BASIS;
import static casebook.enrollment.subject.SubjectFixture.CONSENT;
import static casebook.enrollment.subject.SubjectFixture.DECISION;
import static casebook.enrollment.subject.SubjectFixture.cohort;
import static casebook.enrollment.subject.SubjectFixture.decision;
import static casebook.enrollment.subject.SubjectFixture.eligible;
import static casebook.enrollment.subject.SubjectFixture.inScreening;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.allocation.Cohort;
import casebook.enrollment.allocation.Sentinel;
import casebook.enrollment.consent.Consent.Giver;
import casebook.enrollment.eligibility.Evidence.Basis;
import casebook.enrollment.eligibility.Judgement;
import casebook.enrollment.study.PlannedCohort.Staggering;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnrollmentRuleTest {
    private static final LocalDate TODAY = LocalDate.parse("2025-06-01");
    private static final List<Sentinel> NOBODY = List.of();

    @Test
    void anEligibleSubjectWithinTheRunInIsEnrolled() {
        // Given
        var request = request(eligible(), DECISION, cohort(6, 0), NOBODY);

        // When
        var codes = codes(request);

        // Then
        assertEquals(List.of(), codes);
    }

    @Test
    void day56OfTheRunInIsAllowed() {
        // Given
        var request = request(eligible(), CONSENT.plusDays(56), cohort(6, 0), NOBODY);

        // When
        var codes = codes(request);

        // Then
        assertEquals(List.of(), codes);
    }

    @Test
    void day57OfTheRunInIsRefused() {
        // Given
        var request = request(eligible(), CONSENT.plusDays(57), cohort(6, 0), NOBODY);

        // When
        var codes = codes(request);

        // Then
        assertEquals(List.of("run-in-over"), codes);
    }

    @Test
    void everyReasonIsToldAtOnce() {
        // Given
        var withdrawn =
                (InScreening) inScreening().decide(decision(Judgement.NOT_MET)).withdraw(1, DECISION);
        var held = new Cohort(cohort(6, 0).plan(), "Safety review", List.of(), 2);
        var changed = new Basis(1, List.of());
        var chosen = new ChosenCohort(held, true, true, List.of(), NOBODY);
        var request = new EnrollmentRequest(withdrawn, TODAY.plusDays(1), TODAY, runIn(), changed, chosen);

        // When
        var codes = codes(request);

        // Then
        assertEquals(
                List.of(
                        "consent-withdrawn",
                        "not-eligible",
                        "evidence-changed",
                        "run-in-over",
                        "date-in-future",
                        "earlier-cohort-open",
                        "cohort-held"),
                codes);
    }

    @Test
    void withoutDecisionNothingElseIsSaidOfIt() {
        // Given
        var request = request(inScreening(), CONSENT.minusDays(1), cohort(6, 0), NOBODY);

        // When
        var codes = codes(request);

        // Then
        assertEquals(List.of("not-decided", "before-consent"), codes);
    }

    @Test
    void aDecisionUnderAnEarlierVersionDoesNotCount() {
        // Given
        var amended = eligible().with(eligible().consents().and("3.0", DECISION, Giver.SUBJECT, "2.0"));
        var request = request(amended, DECISION, cohort(6, 0), NOBODY);

        // When
        var codes = codes(request);

        // Then
        assertEquals(List.of("decided-under-other-version"), codes);
    }

    @Test
    void inAFullCohortOnlyThatIsSaid() {
        // Given
        var request = request(eligible(), DECISION, cohort(6, 6), List.of(new Sentinel(null, true)));

        // When
        var codes = codes(request);

        // Then
        assertEquals(List.of("cohort-full"), codes);
    }

    @Test
    void theSecondSubjectWaitsForTheSentinelsGap() {
        // Given
        var sentinel = new Sentinel(DECISION.minusDays(13), true);
        var request = request(eligible(), DECISION, cohort(6, 1), List.of(sentinel));

        // When
        var codes = codes(request);

        // Then
        assertEquals(List.of("sentinel-gap-not-over"), codes);
    }

    @Test
    void theLongerGapOfTheVersionInForceIsWaitedForToo() {
        // Given
        var cohort = cohort(6, 1);
        var longer = new Staggering(1, Period.ofDays(28));
        var chosen = new ChosenCohort(
                cohort,
                false,
                false,
                List.of(cohort.plan().staggering(), longer),
                List.of(new Sentinel(DECISION.minusDays(20), true)));
        var request = new EnrollmentRequest(eligible(), DECISION, TODAY, runIn(), BASIS, chosen);

        // When
        var codes = codes(request);

        // Then
        assertEquals(List.of("sentinel-gap-not-over"), codes);
    }

    @Test
    void aDosageThatIsNoMoreInForceIsNotGiven() {
        // Given
        var request = request(eligible(), DECISION, cohort(0, 1), NOBODY);

        // When
        var codes = codes(request);

        // Then
        assertEquals(List.of("dosage-not-in-force"), codes);
    }

    private static List<String> codes(EnrollmentRequest request) {
        return EnrollmentRule.ALL.reasons(request).stream().map(Reason::code).toList();
    }

    private static EnrollmentRequest request(
            InScreening subject, LocalDate on, Cohort cohort, List<Sentinel> occupants) {
        var staggering = List.of(cohort.plan().staggering());
        var chosen = new ChosenCohort(cohort, false, false, staggering, occupants);
        return new EnrollmentRequest(subject, on, TODAY, runIn(), BASIS, chosen);
    }

    private static RunIn runIn() {
        return new RunIn(CONSENT, Period.ofDays(56));
    }
}
