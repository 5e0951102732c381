package casebook.assessment.alsfrsr;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Time as rates of ALSFRS-R count it: in months of 365.25 / 12 days. */
final class Months {
    private static final double DAYS = 365.25 / 12;

    private Months() {}

    static double between(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS;
    }
}
