package casebook.kernel.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A day counted from a reference date: the reference date is day 1, the day before it is day -1, there is no day 0 (SDTM --DY). */
public record StudyDay(int value) {

    /** @throws IllegalArgumentException for day 0, which does not exist */
    public StudyDay {
        if (value == 0) {
            throw new IllegalArgumentException("There is no study day 0");
        }
    }

    public static StudyDay of(LocalDate date, LocalDate reference) {
        var days = Math.toIntExact(ChronoUnit.DAYS.between(reference, date));
        return new StudyDay(days >= 0 ? days + 1 : days);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
