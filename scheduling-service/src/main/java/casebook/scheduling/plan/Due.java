package casebook.scheduling.plan;

import java.time.LocalDate;

/**
 * When one subject's visit is due: local dates of the site.
 *
 * @param earliest the first day of its window
 * @param latest the last day of its window
 */
public record Due(LocalDate plannedOn, LocalDate earliest, LocalDate latest) {

    /** Of a visit without a window: that day alone. */
    public static Due on(LocalDate day) {
        return new Due(day, day, day);
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(earliest) && !day.isAfter(latest);
    }
}
