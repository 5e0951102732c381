package casebook.assessment.form;

import org.jspecify.annotations.Nullable;

/**
 * One answer that became another.
 *
 * @param old the answer before; none where there was none
 * @param now the answer after; none where it was removed
 */
public record AnswerChange(
        String item, @Nullable Object old, @Nullable Object now) {}
