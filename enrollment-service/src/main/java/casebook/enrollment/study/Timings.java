package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Visits are counted from one another without a circle, and exactly one of them ends follow-up. */
final class Timings {
    private Timings() {}

    static Stream<Reason> faults(Part definition) {
        return Stream.concat(circles(definition), finals(definition));
    }

    private static Stream<Reason> circles(Part definition) {
        var anchors = new LinkedHashMap<String, String>();
        definition
                .each("schedule")
                .forEach(visit ->
                        anchors.putIfAbsent(visit.text("id"), visit.at("timing").text("anchor")));
        return definition.each("schedule").flatMap(visit -> {
            var path = path(visit.text("id"), anchors);
            return path.getLast().equals(visit.text("id")) && path.size() > 1
                    ? Stream.of(Reason.at(
                            visit.at("timing").at("anchor").pointer(),
                            "anchors-in-a-circle",
                            "The visit is counted from itself: " + String.join(" from ", path) + "."))
                    : Stream.empty();
        });
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
