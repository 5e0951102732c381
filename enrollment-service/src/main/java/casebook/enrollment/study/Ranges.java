package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import java.time.DateTimeException;
import java.time.Period;
import java.util.stream.Stream;

/** Numbers and periods that can be used: a range is not empty, a period can be counted. */
final class Ranges {
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
            Period.parse(text);
            return Stream.empty();
        } catch (DateTimeException _) {
            return Stream.of(Reason.at(period.pointer(), "uncountable-period", "\"" + text + "\" is no period."));
        }
    }
}
