package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import casebook.kernel.rule.Rule;
import casebook.kernel.rule.Rule.Type;
import java.util.Map;
import java.util.stream.Stream;

/** Every rule is an expression, names only what exists, and gives what it must. */
final class Rules {
    private Rules() {}

    static Stream<Reason> faults(Part definition) {
        var criteria = Variables.ofCriteria(definition);
        var adverseEvent = Variables.ofAdverseEvent(definition);
        return Stream.of(
                        definition.each("forms").flatMap(Rules::ofForm),
                        definition
                                .each("eligibility")
                                .flatMap(criterion -> wrong(criterion.at("rule"), criteria, Type.BOOLEAN)),
                        wrong(definition.at("doseLimitingToxicity").at("rule"), adverseEvent, Type.BOOLEAN),
                        definition
                                .each("safetyClocks")
                                .flatMap(clock -> wrong(clock.at("when"), adverseEvent, Type.BOOLEAN)),
                        definition
                                .each("stoppingRules")
                                .flatMap(rule -> wrong(rule.at("rule"), Variables.ofStoppingRules(), Type.BOOLEAN)))
                .flatMap(faults -> faults);
    }

    private static Stream<Reason> ofForm(Part form) {
        var items = Variables.ofForm(form);
        return Stream.of(
                        form.each("items").flatMap(item -> wrong(item.at("requiredWhen"), items, Type.BOOLEAN)),
                        form.each("edits").flatMap(edit -> wrong(edit.at("rule"), items, Type.BOOLEAN)),
                        form.each("derivations")
                                .flatMap(derivation -> wrong(derivation.at("rule"), items, Variables.type(derivation))))
                .flatMap(faults -> faults);
    }

    private static Stream<Reason> wrong(Part rule, Map<String, Type> variables, Type result) {
        if (!(rule.value() instanceof String expression)) {
            return Stream.empty();
        }
        try {
            Rule.compile(expression, variables, result);
            return Stream.empty();
        } catch (Rule.Invalid invalid) {
            return invalid.messages().stream()
                    .map(message -> Reason.at(rule.pointer(), "wrong-rule", "The rule is wrong: " + message));
        }
    }
}
