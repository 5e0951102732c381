package casebook.assessment.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.assessment.form.Form.Purpose;
import casebook.kernel.refusal.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledFormTest {
    private static final Days DAYS = new Days(LocalDate.of(2025, 3, 4), LocalDate.of(2025, 3, 10));
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
        var examined = form.examine(Answers.NONE, given, true, DAYS);

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
    void whatIsMissingMattersOnlyAtCompletion() {
        // Given
        var given = Map.<String, Object>of("systolic", 128);

        // When
        var entered = form.examine(Answers.NONE, given, false, DAYS);

        // Then
        assertEquals(List.of(), entered.reasons());
        assertEquals(List.of("/items/diastolic required"), places(form.examine(Answers.NONE, given, true, DAYS)));
    }

    @Test
    void anItemIsRequiredWhileItsRuleHolds() {
        // Given
        var given = Map.<String, Object>of("medication", true);

        // When
        var examined = form.examine(COMPLETE, given, true, DAYS);

        // Then
        assertEquals(List.of("/items/drug required"), places(examined));
        assertEquals(
                List.of(),
                form.examine(COMPLETE, Map.of("medication", false), true, DAYS).reasons());
        assertEquals(List.of(), form.examine(COMPLETE, Map.of(), true, DAYS).reasons());
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

    @Test
    void nullRemovesAnAnswer() {
        // Given
        var given = removing("diastolic");

        // When
        var examined = form.examine(COMPLETE, given, false, DAYS);

        // Then
        assertEquals(new Answers(Map.of("systolic", 128)), examined.answers());
        assertEquals(List.of("/items/diastolic required"), places(form.examine(COMPLETE, given, true, DAYS)));
        assertEquals(
                List.of("/items/unheard unknown-item"),
                places(form.examine(COMPLETE, removing("unheard"), false, DAYS)));
    }

    @Test
    void aDerivationNeedsEveryAnswerItNames() {
        // Given
        var weight = Map.<String, Object>of("weight", 62);

        // When
        var examined = form.examine(COMPLETE, weight, false, DAYS);

        // Then
        assertEquals(Map.of(), examined.derived());
    }

    @Test
    void aDerivationIsComputedFromWholeAndBrokenNumbers() {
        // Given
        var both = Map.<String, Object>of("weight", 80, "height", new BigDecimal("2.0"));

        // When
        var examined = form.examine(COMPLETE, both, false, DAYS);

        // Then
        assertEquals(Map.of("body-mass-index", new BigDecimal("20.0")), examined.derived());
    }

    @Test
    void whatCannotBeComputedIsLeftOut() {
        // Given
        var noHeight = Map.<String, Object>of("weight", 80, "height", 0);

        // When
        var examined = form.examine(COMPLETE, noHeight, false, DAYS);

        // Then
        assertEquals(Map.of(), examined.derived());
    }

    @ParameterizedTest
    @CsvSource({
        "taken-on, 2025-03-04, ''",
        "taken-on, 2025-03-05, after-observation",
        "taken-on, 1899-12-31, date-out-of-range",
        "taken-on, 1900-01-01, ''",
        "since, 2025, ''",
        "since, 2025-03, ''",
        "since, 2025-04, after-observation",
        "since, 2052-03, after-observation",
        "since, 0000, date-out-of-range",
        "next-visit, 2025-03-05, ''",
        "next-visit, 2045-03-10, ''",
        "next-visit, 2045-03-11, date-out-of-range"
    })
    void aDateBeginsNotAfterTheDateOfObservation(String item, String date, String refusal) {
        // Given
        var given = Map.<String, Object>of(item, date);

        // When
        var examined = form.examine(COMPLETE, given, false, DAYS);

        // Then
        assertEquals(refusal.isEmpty() ? List.of() : List.of("/items/" + item + " " + refusal), places(examined));
        assertEquals(refusal.isEmpty(), examined.answers().has(item));
    }

    @Test
    void anEarlierDateOfObservationIsHeldAgainstWhatIsThere() {
        // Given
        var before = form.examine(COMPLETE, Map.of("taken-on", "2025-03-04"), false, DAYS)
                .answers();

        // When
        var examined = form.examine(before, Map.of(), true, new Days(LocalDate.of(2025, 3, 3), DAYS.today()));

        // Then
        assertEquals(List.of("/items/taken-on after-observation"), places(examined));
    }

    @Test
    void anUnknownInstrumentIsRefused() {
        // Given
        var scored = new Form(
                "scored", "Scored", Purpose.OBSERVATION, false, false, "unheard", List.of(), List.of(), List.of());

        // When
        var thrown = assertThrows(IllegalArgumentException.class, () -> new CompiledForm(scored, List.of()));

        // Then
        assertEquals("There is no instrument unheard", thrown.getMessage());
    }
}
