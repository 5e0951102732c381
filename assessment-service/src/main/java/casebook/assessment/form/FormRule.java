package casebook.assessment.form;

import casebook.kernel.rule.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule of the study over one form's answers. Without an answer to everything it names it says nothing.
 *
 * @param named the items by the name that rules have for them
 */
record FormRule(Rule rule, Map<String, Item> named) {

    /** @throws IllegalArgumentException when the rule is wrong, which activation should have refused */
    static FormRule compile(String expression, List<Item> items, Rule.Type result) {
        var types = items.stream()
                .collect(Collectors.toMap(Item::variable, item -> item.type().ruleType()));
        try {
            var named = items.stream().collect(Collectors.toMap(Item::variable, Function.identity()));
            return new FormRule(Rule.compile(expression, types, result), named);
        } catch (Rule.Invalid e) {
            throw new IllegalArgumentException("The rule is invalid: " + expression, e);
        }
    }

    /** Whether it holds; one that cannot be evaluated, such as by an overflow, does not. */
    Optional<Boolean> holds(Answers answers) {
        return inputs(answers).map(inputs -> value(inputs).equals(Optional.of(true)));
    }

    Optional<Object> value(Answers answers) {
        return inputs(answers).flatMap(this::value);
    }

    private Optional<Object> value(Map<String, Object> inputs) {
        try {
            return Optional.of(rule.value(inputs));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Map<String, Object>> inputs(Answers answers) {
        var inputs = new HashMap<String, Object>();
        for (var name : rule.names()) {
            var item = named.get(name);
            var answer = item == null ? Optional.empty() : answers.find(item.id());
            if (item == null || answer.isEmpty()) {
                return Optional.empty();
            }
            inputs.put(name, item.type().forRule(answer.get()));
        }
        return Optional.of(inputs);
    }
}
