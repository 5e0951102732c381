package casebook.assessment.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.assessment.form.Form.Purpose;
import casebook.kernel.refusal.Reason;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompiledFormTest {
    private static final Answers COMPLETE = new Answers(Map.of("systolic", 128, "diastolic", 82));
    private final CompiledForm form = FormFixture.vitalSigns();

    private static List<String> places(Examined examined) {
        return examined.reasons().stream()
                .map(reason -> reason.pointer() + " " + reason.code())
                .toList();
    }

    private static Map<String, @Nullable Object> removing(String item) {
        var given = new HashMap<String, @Nullable Object>();
        given.put(item, null);
        return given;
    }

    @Test
    void everyReasonIsNamedAtItsPlace() {
        // Given
        var given = Map.<String, Object>of(
                "systolic", 301, "weight", "heavy", "position", "standing", "taken-on", "2025-02-30", "a/b~c", 1);

        // When
        var examined = form.examine(Answers.NONE, given, true);

        // Then
        assertEquals(
                List.of(
                        "/items/a~1b~0c unknown-item",
                        "/items/position not-in-code-list",
                        "/items/systolic out-of-range",
                        "/items/taken-on no-such-date",
                        "/items/weight wrong-type",
                        "/items/diastolic required"),
                places(examined));
    }

    @Test
    void aRuleWithoutAResultIsAFindingThatSaysWhy() {
        // Given
        var dividing = FormFixture.vitalSigns("systolic / (diastolic - 82) > 1", Severity.WARNING);

        // When
        var examined = dividing.examine(COMPLETE, Map.of(), true);

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
        var examined = dividing.examine(COMPLETE, Map.of(), true);

        // Then
        assertEquals(List.of("/items/systolic edit-checked"), places(examined));
    }

    @Test
    void whatIsMissingMattersOnlyAtCompletion() {
        // Given
        var given = Map.<String, Object>of("systolic", 128);

        // When
        var entered = form.examine(Answers.NONE, given, false);

        // Then
        assertEquals(List.of(), entered.reasons());
        assertEquals(List.of("/items/diastolic required"), places(form.examine(Answers.NONE, given, true)));
    }

    @Test
    void anItemIsRequiredWhileItsRuleHolds() {
        // Given
        var given = Map.<String, Object>of("medication", true);

        // When
        var examined = form.examine(COMPLETE, given, true);

        // Then
        assertEquals(List.of("/items/drug required"), places(examined));
        assertEquals(
                List.of(),
                form.examine(COMPLETE, Map.of("medication", false), true).reasons());
        assertEquals(List.of(), form.examine(COMPLETE, Map.of(), true).reasons());
    }

    @Test
    void anErrorStopsCompletionAtEachOfItsItems() {
        // Given
        var swapped = Map.<String, Object>of("systolic", 82, "diastolic", 128);

        // When
        var examined = form.examine(Answers.NONE, swapped, true);

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
        var entered = form.examine(Answers.NONE, swapped, false);

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
        var examined = form.examine(COMPLETE, given, true);

        // Then
        assertEquals(List.<Reason>of(), examined.reasons());
        assertEquals(Severity.WARNING, examined.findings().getFirst().severity());
    }

    @Test
    void nothingRestsOnAnAnswerThatDoesNotFit() {
        // Given
        var given = Map.<String, Object>of("systolic", "82");

        // When
        var examined = form.examine(COMPLETE, given, true);

        // Then
        assertEquals(List.of("/items/systolic wrong-type"), places(examined));
    }

    @Test
    void nullRemovesAnAnswer() {
        // Given
        var given = removing("diastolic");

        // When
        var examined = form.examine(COMPLETE, given, false);

        // Then
        assertEquals(new Answers(Map.of("systolic", 128)), examined.answers());
        assertEquals(List.of("/items/diastolic required"), places(form.examine(COMPLETE, given, true)));
        assertEquals(
                List.of("/items/unheard unknown-item"), places(form.examine(COMPLETE, removing("unheard"), false)));
    }

    @Test
    void aDerivationNeedsEveryAnswerItNames() {
        // Given
        var weight = Map.<String, Object>of("weight", 62);

        // When
        var examined = form.examine(COMPLETE, weight, false);

        // Then
        assertEquals(Map.of(), examined.derived());
    }

    @Test
    void aDerivationIsComputedFromWholeAndBrokenNumbers() {
        // Given
        var both = Map.<String, Object>of("weight", 80, "height", new BigDecimal("2.0"));

        // When
        var examined = form.examine(COMPLETE, both, false);

        // Then
        assertEquals(Map.of("body-mass-index", new BigDecimal("20.0")), examined.derived());
    }

    @Test
    void whatCannotBeComputedIsLeftOut() {
        // Given
        var noHeight = Map.<String, Object>of("weight", 80, "height", 0);

        // When
        var examined = form.examine(COMPLETE, noHeight, false);

        // Then
        assertEquals(Map.of(), examined.derived());
    }

    @Test
    void anUnknownInstrumentIsRefused() {
        // Given
        var scored =
                new Form("scored", "Scored", Purpose.OBSERVATION, false, "unheard", List.of(), List.of(), List.of());

        // When
        var thrown = assertThrows(IllegalArgumentException.class, () -> new CompiledForm(scored, List.of()));

        // Then
        assertEquals("There is no instrument unheard", thrown.getMessage());
    }
}
