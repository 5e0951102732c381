package casebook.assessment.capture;

import casebook.assessment.capture.CapturedForm.Completed;
import casebook.kernel.time.PartialDate;
import java.time.LocalDate;
import java.util.List;

/** The subject's death, as completed forms have it (DM.DTHDTC). */
public final class Death {
    /** The item that any form may have for it. */
    public static final String ITEM = "date-of-death";

    private Death() {}

    /** Whether a form says that the subject had died before this day; not where its date leaves that open. */
    static boolean isBefore(LocalDate day, List<FormRevision> forms) {
        return forms.stream()
                .map(FormRevision::form)
                .filter(Completed.class::isInstance)
                .flatMap(form -> form.content().answers().find(ITEM).stream())
                .map(answer -> PartialDate.parse((String) answer))
                .anyMatch(died -> died.latest().isBefore(day));
    }
}
