package casebook.enrollment.subject;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * From the day of consent to the day of enrollment, no longer than the protocol allows.
 *
 * @param openedOn the day of consent
 * @param maximum its last day is still allowed: with 56 days, day 56 after consent is and day 57 is not
 */
public record RunIn(LocalDate openedOn, Period maximum) {

    public LocalDate lastDay() {
        return openedOn.plus(maximum);
    }

    /** Days since consent: the day of consent is 0. */
    public long day(LocalDate on) {
        return ChronoUnit.DAYS.between(openedOn, on);
    }

    boolean isOver(LocalDate on) {
        return on.isAfter(lastDay());
    }
}
