package casebook.scheduling.plan;

import java.time.LocalDate;
import java.time.Period;

/**
 * How the due date of a visit is counted (USDM Timing).
 *
 * @param offset non-negative, on the site's local dates; months are calendar months: 31 August + P6M is 28 or 29 February
 */
public record Timing(AnchorDate anchor, Direction direction, Period offset) {

    /** The day a visit is counted from. */
    public sealed interface AnchorDate {
        record Consent() implements AnchorDate {}

        record Enrollment() implements AnchorDate {}

        /** Another visit: its due date until it has happened, then the day it happened. */
        record OfVisit(VisitId visit) implements AnchorDate {}

        /** As the study definition writes it: {@code consent}, {@code enrollment} or a visit's id. */
        static AnchorDate of(String text) {
            return switch (text) {
                case "consent" -> new Consent();
                case "enrollment" -> new Enrollment();
                default -> new OfVisit(new VisitId(text));
            };
        }

        default String wireName() {
            return switch (this) {
                case Consent() -> "consent";
                case Enrollment() -> "enrollment";
                case OfVisit(VisitId visit) -> visit.value();
            };
        }
    }

    /** Where the due date lies, seen from the anchor date. */
    public enum Direction {
        BEFORE,
        ON,
        AFTER
    }

    LocalDate from(LocalDate anchorDate) {
        return switch (direction) {
            case BEFORE -> anchorDate.minus(offset);
            case ON -> anchorDate;
            case AFTER -> anchorDate.plus(offset);
        };
    }
}
