package casebook.enrollment.subject;

import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import java.util.stream.Stream;

/** What a date of observation must keep to. It may lie well before the day of recording, never after it. */
final class Dates {
    private Dates() {}

    /** @param today on the site's calendar */
    static Stream<Reason> notInFuture(String pointer, LocalDate date, LocalDate today) {
        return date.isAfter(today)
                ? Stream.of(Reason.at(pointer, "date-in-future", "The date has not come yet at the site."))
                : Stream.empty();
    }

    /** @param what happened on the earlier date, such as {@code the consent} */
    static Stream<Reason> notBefore(String pointer, LocalDate date, LocalDate earliest, String what) {
        return date.isBefore(earliest)
                ? Stream.of(Reason.at(pointer, "date-too-early", "The date lies before " + what + "."))
                : Stream.empty();
    }
}
