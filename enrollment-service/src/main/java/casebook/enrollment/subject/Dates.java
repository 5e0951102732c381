package casebook.enrollment.subject;

import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** The order of the dates of a subject. Each may lie well before the day of recording. */
final class Dates {
    private Dates() {}

    static Stream<Reason> notBeforeConsent(String pointer, LocalDate date, LocalDate consentedOn) {
        return date.isBefore(consentedOn)
                ? Stream.of(Reason.at(pointer, "before-consent", "No consent of the subject held on that day."))
                : Stream.empty();
    }

    static Stream<Reason> notBeforeEnrollment(String pointer, LocalDate date, LocalDate enrolledOn) {
        return date.isBefore(enrolledOn)
                ? Stream.of(Reason.at(pointer, "before-enrollment", "The subject was not yet enrolled on that day."))
                : Stream.empty();
    }

    /** @param what happened on the earlier date, such as {@code the consent} */
    static Stream<Reason> notBefore(String pointer, LocalDate date, LocalDate earliest, String what) {
        return date.isBefore(earliest)
                ? Stream.of(Reason.at(pointer, "date-too-early", "The date lies before " + what + "."))
                : Stream.empty();
    }

    /** Participation does not end before what happened in it. */
    static Stream<Reason> notBeforeLast(String pointer, LocalDate date, Optional<LocalDate> lastDay) {
        return lastDay.stream().flatMap(day -> notBefore(pointer, date, day, "what happened at a visit"));
    }
}
