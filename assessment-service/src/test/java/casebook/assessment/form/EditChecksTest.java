package casebook.assessment.form;

import static casebook.assessment.form.FormFixture.COMPLETE;
import static casebook.assessment.form.FormFixture.DAYS;
import static casebook.assessment.form.FormFixture.places;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.kernel.refusal.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Errors stop the completion of a form, warnings nothing; what cannot be checked says why. */
class EditChecksTest {
    private final CompiledForm form = FormFixture.vitalSigns();

    @Test
    void aRuleWithoutAResultIsAFindingThatSaysWhy() {
        // Given
        var dividing = FormFixture.vitalSigns("systolic / (diastolic - 82) > 1", Severity.WARNING);

        // When
        var examined = dividing.examine(COMPLETE, Map.of(), true, DAYS);

        // Then
        assertEquals(List.of(), examined.reasons());
        assertEquals(
                List.of("Unlikely. (This could not be checked: it divides by zero.)"),
                examined.findings().stream().map(Finding::message).toList());
    }

    @Test
    void anErrorThatCannotBeRuledOutStopsCompletion() {
        // Given
        var dividing = FormFixture.vitalSigns("systolic / (diastolic - 82) > 1", Severity.ERROR);

        // When
        var examined = dividing.examine(COMPLETE, Map.of(), true, DAYS);

        // Then
        assertEquals(List.of("/items/systolic edit-checked"), places(examined));
    }

    @Test
    void anErrorStopsCompletionAtEachOfItsItems() {
        // Given
        var swapped = Map.<String, Object>of("systolic", 82, "diastolic", 128);

        // When
        var examined = form.examine(Answers.NONE, swapped, true, DAYS);

        // Then
        assertEquals(
                List.of(
                        "/items/systolic edit-systolic-above-diastolic",
                        "/items/diastolic edit-systolic-above-diastolic"),
                places(examined));
    }

    @Test
    void anErrorIsAFindingWhileTheFormIsInProgress() {
        // Given
        var swapped = Map.<String, Object>of("systolic", 82, "diastolic", 128);

        // When
        var entered = form.examine(Answers.NONE, swapped, false, DAYS);

        // Then
        assertEquals(List.of(), entered.reasons());
        assertEquals(
                List.of("systolic-above-diastolic"),
                entered.findings().stream().map(Finding::edit).toList());
    }

    @Test
    void aWarningIsKeptAndStopsNothing() {
        // Given
        var given = Map.<String, Object>of("systolic", 190);

        // When
        var examined = form.examine(COMPLETE, given, true, DAYS);

        // Then
        assertEquals(List.<Reason>of(), examined.reasons());
        assertEquals(Severity.WARNING, examined.findings().getFirst().severity());
    }

    @Test
    void nothingRestsOnAnAnswerThatDoesNotFit() {
        // Given
        var given = Map.<String, Object>of("systolic", "82");

        // When
        var examined = form.examine(COMPLETE, given, true, DAYS);

        // Then
        assertEquals(List.of("/items/systolic wrong-type"), places(examined));
    }
}
