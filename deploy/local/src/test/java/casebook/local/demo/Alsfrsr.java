package casebook.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers to the twelve items of the ALSFRS-R, and what they are to score (Cedarbaum 1999). */
final class Alsfrsr {
    /** Twelve answers that make 40 of 48. */
    static final Map<String, Integer> FORTY = Map.ofEntries(
            Map.entry("speech", 4),
            Map.entry("salivation", 4),
            Map.entry("swallowing", 4),
            Map.entry("handwriting", 2),
            Map.entry("cutting", 2),
            Map.entry("dressing", 3),
            Map.entry("turning", 3),
            Map.entry("walking", 3),
            Map.entry("stairs", 3),
            Map.entry("dyspnoea", 4),
            Map.entry("orthopnoea", 4),
            Map.entry("respiratory", 4));

    private static final Map<String, List<String>> DOMAINS = Map.of(
            "bulbar", List.of("speech", "salivation", "swallowing"),
            "fine-motor", List.of("handwriting", "cutting", "dressing"),
            "gross-motor", List.of("turning", "walking", "stairs"),
            "respiratory-score", List.of("dyspnoea", "orthopnoea", "respiratory"));

    private Alsfrsr() {}

    /** So many points fewer than forty. */
    static Map<String, Integer> lowered(int points) {
        var answers = new HashMap<>(FORTY);
        var items = FORTY.keySet().stream().sorted().toList();
        for (int i = 0, left = points; left > 0; i = (i + 1) % items.size()) {
            if (answers.getOrDefault(items.get(i), 0) > 0) {
                answers.merge(items.get(i), -1, Integer::sum);
                left--;
            }
        }
        return answers;
    }

    /** The total and the four domain scores that the answers make. */
    static Map<String, Integer> scores(Map<String, Integer> answers) {
        var scores = new HashMap<String, Integer>();
        DOMAINS.forEach((domain, items) ->
                scores.put(domain, items.stream().mapToInt(answers::get).sum()));
        scores.put("total", scores.values().stream().mapToInt(score -> score).sum());
        return scores;
    }

    /** The scores that a form was answered with. */
    static Map<String, Integer> scoresIn(JsonNode derived) {
        var scores = new HashMap<String, Integer>();
        derived.properties()
                .forEach(score -> scores.put(score.getKey(), score.getValue().asInt()));
        return scores;
    }

    /** The scores at each visit of a course. */
    static Map<String, Map<String, Integer>> scoresByVisit(JsonNode course) {
        var visits = new LinkedHashMap<String, Map<String, Integer>>();
        course.path("assessments").forEach(one -> {
            var scores = scoresIn(one.path("domains"));
            scores.put("total", one.path("total").asInt());
            visits.put(one.path("visit").asText(), scores);
        });
        return visits;
    }
}
