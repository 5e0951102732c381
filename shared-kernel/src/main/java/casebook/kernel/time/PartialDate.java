package casebook.kernel.time;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/**
 * A date known to the year, the month or the day, as onset and adverse events are remembered (ISO 8601: {@code 2025},
 * {@code 2025-03}, {@code 2025-03-14}). Nothing is imputed: it stands for every day from {@link #earliest} to
 * {@link #latest}.
 */
public record PartialDate(String text, LocalDate earliest, LocalDate latest) {

    /** @throws DateTimeParseException when the text is none of the three forms or names a day that does not exist */
    public static PartialDate parse(String text) {
        return switch (text.length()) {
            case 4 -> ofYear(text, Year.parse(text));
            case 7 -> ofMonth(text, YearMonth.parse(text));
            case 10 -> new PartialDate(text, LocalDate.parse(text), LocalDate.parse(text));
            default -> throw new DateTimeParseException("A partial date is YYYY, YYYY-MM or YYYY-MM-DD", text, 0);
        };
    }

    private static PartialDate ofYear(String text, Year year) {
        return new PartialDate(text, year.atDay(1), year.atMonth(12).atEndOfMonth());
    }

    private static PartialDate ofMonth(String text, YearMonth month) {
        return new PartialDate(text, month.atDay(1), month.atEndOfMonth());
    }

    @Override
    public String toString() {
        return text;
    }
}
