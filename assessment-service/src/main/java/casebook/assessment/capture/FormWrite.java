package casebook.assessment.capture;

import casebook.assessment.administration.Administration;
import casebook.assessment.capture.Act.RetryKey;
import casebook.assessment.form.AnswerChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next revision of a form, to be kept.
 *
 * @param before the revision it was decided on; none for the first
 * @param corrections what a correction changed, the date of observation included; empty otherwise
 * @param decidedAt the position that everything of the subject was decided on; none where only the form itself was
 * @param administration what was given or omitted, where this write states it anew
 */
public record FormWrite(
        FormPlace place,
        FormRevision next,
        @Nullable FormRevision before,
        List<AnswerChange> corrections,
        @Nullable Long decidedAt,
        @Nullable Administration administration,
        @Nullable RetryKey retry) {}
