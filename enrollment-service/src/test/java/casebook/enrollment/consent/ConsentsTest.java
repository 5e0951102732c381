package casebook.enrollment.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.enrollment.consent.Consent.Giver;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentsTest {
    private static final LocalDate FIRST = LocalDate.parse("2025-03-03");
    private static final Consents ONE = Consents.first("2.1", FIRST, Giver.SUBJECT, "1.0");

    @Test
    void consentingAgainToAnAmendmentDoesNotLengthenTheRunIn() {
        // Given
        var amended = ONE.and("3.0", FIRST.plusDays(30), Giver.SUBJECT, "2.0");

        // When
        var opening = amended.withdrawn(1, FIRST.plusDays(31)).opening();

        // Then
        assertEquals(FIRST, opening.consentedOn());
    }

    @Test
    void aConsentAfterAllHadEndedOpensANewRunIn() {
        // Given
        var withdrawn = ONE.withdrawn(1, FIRST.plusDays(5));

        // When
        var again = withdrawn.and("2.1", FIRST.plusDays(20), Giver.REPRESENTATIVE, "1.0");

        // Then
        assertEquals(FIRST.plusDays(20), again.opening().consentedOn());
        assertEquals(2, again.opening().number());
    }

    @Test
    void withdrawingTheLatestEndsEveryEarlierOne() {
        // Given
        var two = ONE.and("3.0", FIRST.plusDays(30), Giver.SUBJECT, "2.0");

        // When
        var withdrawn = two.withdrawn(2, FIRST.plusDays(32));

        // Then
        assertFalse(withdrawn.stand());
        assertEquals(
                List.of(FIRST.plusDays(32), FIRST.plusDays(32)),
                withdrawn.all().stream().map(Consent::withdrawnOn).toList());
    }

    @Test
    void withdrawingAnEarlierOneLeavesTheLatestStanding() {
        // Given
        var two = ONE.and("3.0", FIRST.plusDays(30), Giver.SUBJECT, "2.0");

        // When
        var oneLeft = two.withdrawn(1, FIRST.plusDays(31));

        // Then
        assertTrue(oneLeft.stand());
    }

    @Test
    void anEarlierEndIsNotMovedByALaterWithdrawal() {
        // Given
        var two = ONE.withdrawn(1, FIRST.plusDays(5)).and("2.1", FIRST.plusDays(20), Giver.SUBJECT, "1.0");

        // When
        var withdrawn = two.withdrawn(2, FIRST.plusDays(25));

        // Then
        assertEquals(
                List.of(FIRST.plusDays(5), FIRST.plusDays(25)),
                withdrawn.all().stream().map(Consent::withdrawnOn).toList());
    }

    @Test
    void aConsentAfterAllOfSeveralHadEndedOpensANewRunIn() {
        // Given
        var withdrawn = ONE.and("3.0", FIRST.plusDays(30), Giver.SUBJECT, "2.0").withdrawn(2, FIRST.plusDays(40));

        // When
        var again = withdrawn.and("3.0", FIRST.plusDays(40), Giver.SUBJECT, "2.0");

        // Then
        assertTrue(again.stand());
        assertEquals(3, again.opening().number());
    }
}
