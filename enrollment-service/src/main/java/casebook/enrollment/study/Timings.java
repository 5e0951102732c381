package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Visits are counted from one another without a circle and not into a time that nobody lives to see, and exactly one of them
 * ends follow-up.
 */
final class Timings {
    /** From consent or enrollment, by all the offsets on the way: 50 years. */
    private static final long FARTHEST_DAYS = 50 * 366L;

    /** How much of a circle is told. */
    private static final int LONGEST_TALE = 10;

    private Timings() {}

    static Stream<Reason> faults(Part definition) {
        var anchors = new LinkedHashMap<String, String>();
        var offsets = new HashMap<String, Long>();
        definition.each("schedule").forEach(visit -> {
            anchors.putIfAbsent(visit.text("id"), visit.at("timing").text("anchor"));
            offsets.putIfAbsent(visit.text("id"), Ranges.days(visit.at("timing").text("offset")));
        });
        return Stream.of(
                        definition.each("schedule").flatMap(visit -> circle(visit, path(visit.text("id"), anchors))),
                        definition
                                .each("schedule")
                                .flatMap(visit -> tooFar(visit, path(visit.text("id"), anchors), offsets)),
                        finals(definition))
                .flatMap(faults -> faults);
    }

    private static Stream<Reason> circle(Part visit, List<String> path) {
        return path.size() > 1 && path.getLast().equals(visit.text("id"))
                ? Stream.of(Reason.at(
                        visit.at("timing").at("anchor").pointer(),
                        "anchors-in-a-circle",
                        "The visit is counted from itself: " + told(path) + "."))
                : Stream.empty();
    }

    private static String told(List<String> path) {
        return path.size() <= LONGEST_TALE
                ? String.join(" from ", path)
                : String.join(" from ", path.subList(0, LONGEST_TALE)) + " and so on";
    }

    private static Stream<Reason> tooFar(Part visit, List<String> path, Map<String, Long> offsets) {
        var days = path.stream()
                .mapToLong(place -> offsets.getOrDefault(place, 0L))
                .sum();
        return days > FARTHEST_DAYS
                ? Stream.of(Reason.at(
                        visit.at("timing").at("offset").pointer(),
                        "visit-too-far-away",
                        "The visit is more than 50 years from consent or enrollment."))
                : Stream.empty();
    }

    /** The visits one comes by from a visit to what it is counted from; ends where it began if there is a circle. */
    private static List<String> path(String visit, Map<String, String> anchors) {
        var path = new LinkedHashSet<String>();
        var next = visit;
        while (!next.isEmpty() && path.add(next)) {
            next = anchors.getOrDefault(next, "");
        }
        var all = new ArrayList<>(path);
        if (next.equals(visit)) {
            all.add(next);
        }
        return all;
    }

    private static Stream<Reason> finals(Part definition) {
        var finals =
                definition.each("schedule").filter(visit -> visit.yes("final")).toList();
        if (finals.isEmpty()) {
            return Stream.of(
                    Reason.at(definition.at("schedule").pointer(), "no-final-visit", "One visit must be final: true."));
        }
        return finals.stream()
                .skip(1)
                .map(visit ->
                        Reason.at(visit.at("final").pointer(), "several-final-visits", "Only one visit can be final."));
    }
}
