package casebook.enrollment.subject;

import static casebook.enrollment.subject.SubjectFixture.enrolled;
import static casebook.enrollment.subject.SubjectFixture.inScreening;
import static casebook.enrollment.subject.SubjectFixture.registered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.Status;
import casebook.kernel.identity.SiteId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static final LocalDate LATER = LocalDate.parse("2025-09-15");

    @Test
    void eachStepRaisesTheRevision() {
        // Given
        var subject = enrolled();

        // When
        var discontinued = subject.discontinue(LATER, "Moved abroad");

        // Then
        assertEquals(4, subject.revision());
        assertEquals(5, discontinued.revision());
    }

    @Test
    void whoIsDiscontinuedKeepsTheSlot() {
        // Given
        var subject = enrolled();

        // When
        var discontinued = subject.discontinue(LATER, "Moved abroad");

        // Then
        assertEquals(subject.allocation(), discontinued.enrolled().allocation());
    }

    @Test
    void withdrawalOfConsentLeavesTheStateAsItIs() {
        // Given
        var subject = enrolled();

        // When
        var withdrawn = subject.withdraw(1, LATER);

        // Then
        assertEquals(Status.ENROLLED, withdrawn.status());
        assertFalse(withdrawn.consents().stand());
    }

    @Test
    void aStepOfAnotherStateIsRefused() {
        // Given
        var subject = inScreening();

        // When
        var refused = assertThrows(Refused.class, () -> subject.as(Enrolled.class, "enrolled"));

        // Then
        assertEquals(ProblemType.STATE_CONFLICT, refused.type());
        assertEquals("subject-is-in-screening", refused.reasons().getFirst().code());
    }

    @Test
    void numbersHaveAtLeastThreeDigits() {
        // Given
        var first = registered().registration().number();

        // When
        var written = first.toString();

        // Then
        assertEquals("HYU-001", written);
        assertEquals("HYU-1234", new SubjectNumber(new SiteId("HYU"), 1234).toString());
        assertEquals(first, SubjectNumber.of(written));
    }
}
