package casebook.assessment.form;

/**
 * A visit as the protocol plans it for every subject.
 *
 * @param epoch {@code run-in}, {@code treatment} or {@code follow-up}
 */
public record PlannedVisit(String id, String epoch) {
    private static final String RUN_IN = "run-in";

    /** Whether it exists only for who is enrolled: nothing is given before allocation (21 CFR 11.10(f)). */
    public boolean needsEnrollment() {
        return !epoch.equals(RUN_IN);
    }
}
