package casebook.enrollment.eligibility;

import casebook.kernel.refusal.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every criterion of a study version, in the protocol's order, held against one subject's evidence. */
public record EligibilityAssessment(List<CriterionAssessment> criteria, Evidence evidence) {

    /** The judgements in the protocol's order. */
    public SequencedMap<String, Judgement> inOrder(Map<String, Judgement> judgements) {
        var ordered = new LinkedHashMap<String, Judgement>();
        criteria.forEach(
                assessed -> ordered.computeIfAbsent(assessed.criterion().id(), judgements::get));
        return ordered;
    }

    /**
     * Why these judgements cannot stand beside the evidence: every reason.
     *
     * @param judgements by criterion, in the order of the request, which the reasons point into
     */
    public List<Reason> objections(SequencedMap<String, Judgement> judgements) {
        var given = List.copyOf(judgements.keySet());
        var known = criteria.stream().map(assessed -> assessed.criterion().id()).toList();
        var unknown = given.stream()
                .filter(id -> !known.contains(id))
                .map(id -> Reason.at(
                        pointer(id, given), "unknown-criterion", "The study version has no criterion " + id + "."));
        var ofCriteria = criteria.stream().flatMap(assessed -> {
            var id = assessed.criterion().id();
            return objections(assessed, pointer(id, given), judgements.get(id));
        });
        return Stream.concat(ofCriteria, unknown).toList();
    }

    private static Stream<Reason> objections(
            CriterionAssessment assessed, String pointer, @Nullable Judgement judgement) {
        var id = assessed.criterion().id();
        if (!assessed.missing().isEmpty()) {
            var missing = String.join(", ", assessed.missing());
            return Stream.of(
                    Reason.at(pointer, "evidence-missing", id + " cannot be judged yet; it needs " + missing + "."));
        }
        if (assessed.obstacle().isPresent()) {
            return Stream.of(Reason.at(
                    pointer,
                    "rule-without-result",
                    id + " cannot be judged: of its rule, "
                            + assessed.obstacle().get() + "."));
        }
        if (judgement == null) {
            return Stream.of(Reason.at(pointer, "judgement-missing", id + " has no judgement."));
        }
        return assessed.contradicts(judgement)
                ? Stream.of(Reason.at(pointer, "contradicts-evidence", "The evidence says otherwise of " + id + "."))
                : Stream.empty();
    }

    private static String pointer(String criterion, List<String> given) {
        return given.contains(criterion) ? "/criteria/" + given.indexOf(criterion) : "/criteria";
    }
}
