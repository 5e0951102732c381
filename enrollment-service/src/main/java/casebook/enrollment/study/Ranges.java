package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import java.time.DateTimeException;
import java.time.Period;
import java.util.stream.Stream;

/** Numbers and periods that can be used: a range is not empty, a period can be counted. */
final class Ranges {
    /** Dates are named at most 20 years ahead, see {@link casebook.kernel.time.PlausibleDate}. */
    private static final int MOST_MONTHS = 20 * 12;

    private static final int MOST_DAYS = 20 * 366;

    private Ranges() {}

    static Stream<Reason> faults(Part definition) {
        var items = definition
                .each("forms")
                .flatMap(form -> form.each("items"))
                .filter(item -> item.has("minimum") && item.has("maximum"))
                .filter(item -> item.number("minimum").compareTo(item.number("maximum")) > 0)
                .map(item ->
                        Reason.at(item.at("minimum").pointer(), "empty-range", "The minimum is above the maximum."));
        return Stream.concat(items, periods(definition).flatMap(Ranges::uncountable));
    }

    private static Stream<Part> periods(Part definition) {
        var fixed = Stream.of(
                definition.at("runIn").at("maximum"),
                definition.at("doseLimitingToxicity").at("window"));
        var gaps =
                definition.each("cohorts").map(cohort -> cohort.at("staggering").at("gap"));
        var ofVisits = definition
                .each("schedule")
                .flatMap(visit -> Stream.of(
                        visit.at("timing").at("offset"),
                        visit.at("window").at("before"),
                        visit.at("window").at("after")));
        return Stream.of(fixed, gaps, ofVisits).flatMap(periods -> periods);
    }

    private static Stream<Reason> uncountable(Part period) {
        if (!(period.value() instanceof String text)) {
            return Stream.empty();
        }
        try {
            return isTooLong(Period.parse(text))
                    ? Stream.of(Reason.at(period.pointer(), "period-too-long", "A period has at most 20 years."))
                    : Stream.empty();
        } catch (DateTimeException _) {
            return Stream.of(Reason.at(period.pointer(), "uncountable-period", "\"" + text + "\" is no period."));
        }
    }

    /** No fewer days than the period has; none where it is no period. */
    static long days(String period) {
        try {
            var counted = Period.parse(period);
            return counted.toTotalMonths() * 31 + counted.getDays();
        } catch (DateTimeException _) {
            return 0;
        }
    }

    private static boolean isTooLong(Period period) {
        return period.toTotalMonths() > MOST_MONTHS || period.getDays() > MOST_DAYS;
    }
}
