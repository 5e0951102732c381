package casebook.kernel.time;

import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Which days a request may name: from 1900-01-01, so that a slip of the pen is told from a date of birth, to twenty years from
 * today; and what happened has happened. One rule for every date of every service, so that no store, no calendar and no
 * reader meets a day it cannot hold.
 */
public final class PlausibleDate {
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int YEARS_AHEAD = 20;
    private static final String IN_FUTURE = "date-in-future";
    private static final String OUT_OF_RANGE = "date-out-of-range";

    private PlausibleDate() {}

    /** Whether a reason is one of these: of a day that cannot be right whatever else is so. */
    public static boolean says(Reason reason) {
        return reason.code().equals(IN_FUTURE) || reason.code().equals(OUT_OF_RANGE);
    }

    /** The last day that may be named, seen from a day. */
    public static LocalDate latest(LocalDate today) {
        return today.plusYears(YEARS_AHEAD);
    }

    /**
     * What speaks against a day on which something happened or was observed.
     *
     * @param pointer where the request has it (JSON pointer)
     * @param today on the site's calendar
     */
    public static Stream<Reason> happened(String pointer, LocalDate day, LocalDate today) {
        return day.isAfter(today)
                ? Stream.of(Reason.at(pointer, IN_FUTURE, "The day has not come yet at the site."))
                : planned(pointer, day, today);
    }

    /** What speaks against any other day, such as one for which something is planned. */
    public static Stream<Reason> planned(String pointer, LocalDate day, LocalDate today) {
        return day.isBefore(EARLIEST) || day.isAfter(latest(today))
                ? Stream.of(Reason.at(
                        pointer,
                        OUT_OF_RANGE,
                        "A date lies between " + EARLIEST + " and " + YEARS_AHEAD + " years from today."))
                : Stream.empty();
    }
}
