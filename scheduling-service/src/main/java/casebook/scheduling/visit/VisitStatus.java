package casebook.scheduling.visit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states of a visit by name, for lists and filters. */
public enum VisitStatus {
    PLANNED,
    BOOKED,
    OCCURRED,
    MISSED,
    CANCELLED;

    public static VisitStatus of(Visit visit) {
        return switch (visit) {
            case Visit.Planned _ -> PLANNED;
            case Visit.Booked _ -> BOOKED;
            case Visit.Occurred _ -> OCCURRED;
            case Visit.Missed _ -> MISSED;
            case Visit.Cancelled _, Visit.Dropped _ -> CANCELLED;
        };
    }

    public static Optional<VisitStatus> find(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
