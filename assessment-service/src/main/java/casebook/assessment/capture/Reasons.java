package casebook.assessment.capture;

import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Limits;
import casebook.kernel.text.WrittenText;
import casebook.kernel.time.PlausibleDate;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers every reason before anything is refused: what the present state forbids first, then what the content breaks. */
final class Reasons {
    private static final String OBSERVED_ON = "/observedOn";
    private static final int ISO_DATE = 10;

    private final List<Reason> conflicts = new ArrayList<>();
    private final List<Reason> invalid = new ArrayList<>();

    void conflict(List<Reason> reasons) {
        conflicts.addAll(reasons);
    }

    void invalid(List<Reason> reasons) {
        invalid.addAll(reasons);
    }

    /** Reads a date of observation, which is plausible and not in the site's future; none, with a reason, where it is not. */
    @Nullable
    LocalDate dateOfObservation(@Nullable String given, LocalDate today) {
        if (given == null) {
            return refuse("required", "The date of observation is needed.");
        }
        if (given.length() != ISO_DATE) {
            return refuse("wrong-type", "A date is expected: YYYY-MM-DD.");
        }
        try {
            var date = LocalDate.parse(given);
            var implausible = PlausibleDate.happened(OBSERVED_ON, date, today).toList();
            invalid.addAll(implausible);
            return implausible.isEmpty() ? date : null;
        } catch (DateTimeParseException _) {
            return refuse("no-such-date", "There is no such date.");
        }
    }

    /** A reason for change is a sentence that can be written down. */
    void reasonForChange(@Nullable String given) {
        WrittenText.optionalLines("/reason", given, Limits.TEXT).forEach(invalid::add);
    }

    private @Nullable LocalDate refuse(String code, String message) {
        invalid.add(Reason.at(OBSERVED_ON, code, message));
        return null;
    }

    /** @throws Refused if there is any reason, naming all */
    void refuseIfAny() {
        Refused.ifAny(conflicts, invalid);
    }
}
