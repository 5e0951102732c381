package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import casebook.kernel.rule.Rule;
import casebook.kernel.rule.Rule.Type;
import java.util.Map;
import java.util.stream.Stream;

/** Every rule is an expression, names only what exists, and gives what it must. */
final class Rules {
    /** Compiling one takes about a thousandth of a second, and nobody waits longer than a few. */
    private static final int MOST = 2000;

    /** The schema tells of longer ones, which are not even looked at. */
    private static final int LONGEST = 2000;

    private Rules() {}

    /** A rule, where it stands, and what it may name and must give. */
    private record Placed(Part place, Map<String, Type> variables, Type result) {
        Stream<Reason> faults() {
            try {
                Rule.compile(expression(), variables, result);
                return Stream.empty();
            } catch (Rule.Invalid invalid) {
                return invalid.messages().stream()
                        .map(message -> Reason.at(place.pointer(), "wrong-rule", "The rule is wrong: " + message));
            }
        }

        private String expression() {
            return place.value() instanceof String text ? text : "";
        }

        boolean canBeLookedAt() {
            return !expression().isEmpty() && expression().length() <= LONGEST;
        }
    }

    static Stream<Reason> faults(Part definition) {
        var rules = all(definition).filter(Placed::canBeLookedAt).toList();
        return rules.size() <= MOST
                ? rules.stream().flatMap(Placed::faults)
                : Stream.of(Reason.of(
                        "too-many-rules", "The study has " + rules.size() + " rules; at most " + MOST + " are taken."));
    }

    private static Stream<Placed> all(Part definition) {
        var criteria = Variables.ofCriteria(definition);
        var adverseEvent = Variables.ofAdverseEvent(definition);
        return Stream.of(
                        definition.each("forms").flatMap(Rules::ofForm),
                        conditions(definition, "eligibility", "rule", criteria),
                        Stream.of(
                                condition(definition.at("doseLimitingToxicity").at("rule"), adverseEvent)),
                        conditions(definition, "safetyClocks", "when", adverseEvent),
                        conditions(definition, "stoppingRules", "rule", Variables.ofStoppingRules()))
                .flatMap(rules -> rules);
    }

    private static Stream<Placed> ofForm(Part form) {
        var items = Variables.ofForm(form);
        return Stream.of(
                        conditions(form, "items", "requiredWhen", items),
                        conditions(form, "edits", "rule", items),
                        form.each("derivations")
                                .map(derivation ->
                                        new Placed(derivation.at("rule"), items, Variables.type(derivation))))
                .flatMap(rules -> rules);
    }

    private static Stream<Placed> conditions(Part whole, String list, String field, Map<String, Type> variables) {
        return whole.each(list).map(element -> condition(element.at(field), variables));
    }

    private static Placed condition(Part place, Map<String, Type> variables) {
        return new Placed(place, variables, Type.BOOLEAN);
    }
}
