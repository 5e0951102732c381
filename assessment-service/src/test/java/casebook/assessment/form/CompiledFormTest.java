package casebook.assessment.form;

import static casebook.assessment.form.FormFixture.COMPLETE;
import static casebook.assessment.form.FormFixture.DAYS;
import static casebook.assessment.form.FormFixture.places;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.assessment.form.Form.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a form takes as answers, and what it misses. */
class CompiledFormTest {
    private final CompiledForm form = FormFixture.vitalSigns();

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

    private static Map<String, @Nullable Object> removing(String item) {
        var given = new HashMap<String, @Nullable Object>();
        given.put(item, null);
        return given;
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
