package casebook.assessment.form;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days that dates among a form's answers are held against.
 *
 * @param observedOn nobody observes what has not begun
 * @param today on the site's calendar
 */
public record Days(LocalDate observedOn, LocalDate today) {

    /** @param observedOn none where it was refused: then nothing after today is taken */
    public static Days of(@Nullable LocalDate observedOn, LocalDate today) {
        return new Days(observedOn == null ? today : observedOn, today);
    }
}
