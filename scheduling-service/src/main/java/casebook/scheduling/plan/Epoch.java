package casebook.scheduling.plan;

import java.util.Arrays;

/** The parts of participation, in order. */
public enum Epoch {
    RUN_IN("run-in"),
    TREATMENT("treatment"),
    FOLLOW_UP("follow-up");

    private final String wireName;

    Epoch(String wireName) {
        this.wireName = wireName;
    }

    /** @throws IllegalArgumentException when there is no such epoch */
    public static Epoch of(String wireName) {
        return Arrays.stream(values())
                .filter(epoch -> epoch.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No epoch " + wireName));
    }

    public String wireName() {
        return wireName;
    }

    /** Whether its visits exist only for who is enrolled: nothing is administered before allocation (21 CFR 11.10(f)). */
    public boolean needsEnrollment() {
        return this != RUN_IN;
    }
}
