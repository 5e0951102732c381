package casebook.enrollment.eligibility;

import casebook.enrollment.consent.Consents;
import casebook.enrollment.study.StudyDefinition;
import casebook.kernel.rule.Rule.Type;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What criteria are held against: the subject's consent, and of each form that a criterion asks for the latest completion
 * at a visit of the run-in, observed since the run-in was opened. What was observed in a run-in that ended by a withdrawal is
 * no evidence in the next.
 *
 * @param values what rules read, in the types that rules know
 * @param basis what all of it was taken from
 * @param latestObservation the day of the last observation among it
 */
public record Evidence(Map<String, Object> values, Basis basis, Optional<LocalDate> latestObservation) {

    /**
     * What a decision rests on. While it is the same, so is the evidence.
     *
     * @param consent the consent that opened the run-in; 0 while there is none
     * @param forms one citation for each form, in order of form
     */
    public record Basis(int consent, List<CompletedForm.Citation> forms) {}

    /**
     * @param needed the variables that criteria ask for
     * @param consents none of a subject who has not consented yet
     */
    static Evidence of(
            StudyDefinition definition,
            Set<String> needed,
            @Nullable Consents consents,
            List<CompletedForm> completed) {
        var latest = latestOfEach(ofThisRunIn(completed, consents), definition.runInVisits(), needed);
        var types = definition.evidenceVariables();
        var values = new TreeMap<String, Object>();
        latest.values()
                .forEach(form -> form.answers()
                        .forEach((name, answer) -> typed(answer, needed.contains(name) ? types.get(name) : null)
                                .ifPresent(value -> values.put(name, value))));
        values.put("consent.given", consents != null && consents.stand());
        if (consents != null) {
            values.put("consent.on", consents.opening().consentedOn().toString());
        }
        return new Evidence(
                values,
                new Basis(
                        consents == null ? 0 : consents.opening().number(),
                        latest.values().stream().map(CompletedForm::cite).toList()),
                latest.values().stream().map(CompletedForm::observedOn).max(Comparator.naturalOrder()));
    }

    private static List<CompletedForm> ofThisRunIn(List<CompletedForm> completed, @Nullable Consents consents) {
        if (consents == null) {
            return List.of();
        }
        var openedOn = consents.opening().consentedOn();
        return completed.stream()
                .filter(form -> !form.observedOn().isBefore(openedOn))
                .toList();
    }

    private static Map<String, CompletedForm> latestOfEach(
            List<CompletedForm> completed, Set<String> visits, Set<String> needed) {
        var latest = new TreeMap<String, CompletedForm>();
        completed.stream()
                .filter(form -> visits.contains(form.visit()))
                .filter(form -> form.isAskedForBy(needed))
                .sorted(Comparator.comparing(CompletedForm::observedOn).thenComparing(CompletedForm::position))
                .forEach(form -> latest.put(form.form(), form));
        return latest;
    }

    /** The answer as a rule takes it; none where it is not asked for, or not of the type the protocol says. */
    private static Optional<Object> typed(Object answer, @Nullable Type type) {
        if (type == null) {
            return Optional.empty();
        }
        return switch (type) {
            case INTEGER -> answer instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
            case DECIMAL -> answer instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
            case TEXT, DATE -> answer instanceof String text ? Optional.of(text) : Optional.empty();
            case BOOLEAN -> answer instanceof Boolean yes ? Optional.of(yes) : Optional.empty();
        };
    }
}
