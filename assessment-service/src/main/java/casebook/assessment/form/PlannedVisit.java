package casebook.assessment.form;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit as the protocol plans it for every subject.
 *
 * @param epoch {@code run-in}, {@code treatment} or {@code follow-up}
 * @param forms the ids of the forms it asks for; none in a copy made by an earlier release
 * @param timing how its day is counted; none in a copy made by an earlier release
 */
public record PlannedVisit(
        String id,
        String epoch,
        @Nullable List<String> forms,
        @Nullable Timing timing) {
    private static final String RUN_IN = "run-in";

    public PlannedVisit {
        forms = forms == null ? null : List.copyOf(forms);
    }

    /**
     * From which day, in which direction and how far its day is counted (USDM Timing).
     *
     * @param anchor {@code consent}, {@code enrollment} or a visit's id
     * @param direction {@code before}, {@code on} or {@code after}
     */
    public record Timing(String anchor, String direction, Period offset) {
        LocalDate from(LocalDate anchored) {
            return direction.equals("before") ? anchored.minus(offset) : anchored.plus(offset);
        }
    }

    /** Whether it exists only for who is enrolled: nothing is given before allocation (21 CFR 11.10(f)). */
    public boolean needsEnrollment() {
        return !epoch.equals(RUN_IN);
    }

    boolean asksForAny(List<String> some) {
        return forms != null && forms.stream().anyMatch(some::contains);
    }
}
