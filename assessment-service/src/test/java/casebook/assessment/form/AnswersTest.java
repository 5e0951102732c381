package casebook.assessment.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void changesAreWhatWasEnteredReplacedAndRemoved() {
        // Given
        var before = new Answers(Map.of("walking", 3, "stairs", 2, "mode", "telephone"));
        var given = new HashMap<String, @Nullable Object>();
        given.put("walking", 2L);
        given.put("stairs", null);
        given.put("turning", 4L);

        // When
        var changes = before.changesTo(before.with(given));

        // Then
        assertEquals(
                List.of(
                        new AnswerChange("stairs", 2L, null),
                        new AnswerChange("turning", null, 4L),
                        new AnswerChange("walking", 3L, 2L)),
                changes);
    }

    @Test
    void theSameNumberWrittenOtherwiseIsNoChange() {
        // Given
        var before = new Answers(Map.of("weight", new BigDecimal("62.40"), "height", 2));

        // When
        var changes = before.changesTo(new Answers(Map.of("weight", 62.4, "height", new BigDecimal("2.0"))));

        // Then
        assertEquals(List.of(), changes);
    }
}
