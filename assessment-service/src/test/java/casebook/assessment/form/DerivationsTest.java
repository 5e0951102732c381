package casebook.assessment.form;

import static casebook.assessment.form.FormFixture.COMPLETE;
import static casebook.assessment.form.FormFixture.DAYS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a form computes from its answers. */
class DerivationsTest {
    private final CompiledForm form = FormFixture.vitalSigns();

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
}
