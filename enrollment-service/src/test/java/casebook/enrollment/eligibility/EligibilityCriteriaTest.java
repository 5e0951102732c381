package casebook.enrollment.eligibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import casebook.enrollment.consent.Consent.Giver;
import casebook.enrollment.consent.Consents;
import casebook.enrollment.eligibility.CriterionAssessment.Outcome;
import casebook.enrollment.study.StudyDefinition;
import casebook.enrollment.study.StudyVersion;
import casebook.kernel.identity.StudyId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which answers count as evidence, and what criteria make of them. */
class EligibilityCriteriaTest {
    private static final LocalDate CONSENT = LocalDate.parse("2025-03-03");
    private static final Consents CONSENTS = Consents.first("2.1", CONSENT, Giver.SUBJECT, "1.0");

    @Test
    void theLatestCompletionOfTheRunInCounts() {
        // Given
        var forms = List.of(
                fvc("screening", CONSENT, 4, "18.0"),
                fvc("rescreening", CONSENT.plusDays(10), 3, "55.5"),
                fvc("follow-up-6m", CONSENT.plusDays(300), 9, "15.0"));

        // When
        var assessed = new EligibilityCriteria().assess(version(), CONSENTS, forms);

        // Then
        assertEquals(Outcome.MET, outcome(assessed, "E6"));
        assertEquals(
                List.of(new CompletedForm.Citation("rescreening", "fvc", 1, 3)),
                assessed.evidence().basis().forms());
    }

    @Test
    void whatWasObservedInARunInThatEndedIsNoEvidence() {
        // Given
        var again = CONSENT.plusDays(20);
        var consents = CONSENTS.withdrawn(1, CONSENT.plusDays(10)).and("2.1", again, Giver.SUBJECT, "1.0");
        var before = fvc("screening", again.minusDays(1), 4, "55.5");
        var since = fvc("rescreening", again, 5, "60.0");

        // When
        var assessed = new EligibilityCriteria().assess(version(), consents, List.of(before));

        // Then
        assertEquals(Outcome.NOT_ASSESSABLE, outcome(assessed, "E6"));
        assertEquals(
                Outcome.MET,
                outcome(new EligibilityCriteria().assess(version(), consents, List.of(before, since)), "E6"));
    }

    @Test
    void anExclusionIsNotMetWhenItsTextHolds() {
        // Given
        var forms = List.of(fvc("screening", CONSENT, 4, "20"));

        // When
        var assessed = new EligibilityCriteria().assess(version(), CONSENTS, forms);

        // Then
        assertEquals(Outcome.NOT_MET, outcome(assessed, "E6"));
    }

    @Test
    void withoutAnAnswerNothingIsAssessed() {
        // Given
        var none = List.<CompletedForm>of();

        // When
        var assessed = new EligibilityCriteria().assess(version(), CONSENTS, none);

        // Then
        assertEquals(Outcome.NOT_ASSESSABLE, outcome(assessed, "E6"));
        assertEquals(
                List.of("fvc.percent_predicted"), assessed.criteria().getLast().missing());
    }

    @Test
    void whoHasNotConsentedHasGivenNone() {
        // Given
        var none = List.<CompletedForm>of();

        // When
        var assessed = new EligibilityCriteria().assess(version(), null, none);

        // Then
        assertEquals(Outcome.NOT_MET, outcome(assessed, "I6"));
        assertFalse(assessed.evidence().values().containsKey("consent.on"));
    }

    private static Outcome outcome(EligibilityAssessment assessed, String criterion) {
        return assessed.criteria().stream()
                .filter(one -> one.criterion().id().equals(criterion))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static CompletedForm fvc(String visit, LocalDate on, long position, String percent) {
        return new CompletedForm(
                visit, "fvc", 1, on, position, Map.of("fvc.percent_predicted", new BigDecimal(percent)));
    }

    private static StudyVersion version() {
        var item = Map.<String, Object>of("id", "percent-predicted", "type", "decimal");
        var form = Map.<String, Object>of("id", "fvc", "items", List.of(item), "derivations", List.of());
        var definition = Map.<String, Object>of(
                "forms", List.of(form),
                "schedule",
                        List.of(
                                Map.of("id", "screening", "epoch", "run-in"),
                                Map.of("id", "rescreening", "epoch", "run-in"),
                                Map.of("id", "follow-up-6m", "epoch", "follow-up")),
                "eligibility",
                        List.of(
                                Map.of("id", "I6", "kind", "inclusion", "text", "Consent", "rule", "consent.given"),
                                Map.of(
                                        "id", "E6",
                                        "kind", "exclusion",
                                        "text", "FVC 20 % or less",
                                        "rule", "fvc.percent_predicted <= 20.0")));
        return new StudyVersion(new StudyId("als"), "1.0", new StudyDefinition(definition), Instant.EPOCH);
    }
}
