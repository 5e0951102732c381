package casebook.assessment.form;

import casebook.kernel.rule.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * What the rule says of some answers.
     *
     * @param value what it gives; none without all the answers it names
     * @param obstacle why it gives nothing for the answers that are there, in a few words without them
     */
    record Said(Optional<Object> value, Optional<String> obstacle) {
        private static final Said NOTHING = new Said(Optional.empty(), Optional.empty());

        boolean is(boolean truth) {
            return value.equals(Optional.of(truth));
        }
    }

    Said of(Answers answers) {
        return inputs(answers).map(this::evaluated).orElse(Said.NOTHING);
    }

    private Said evaluated(Map<String, Object> inputs) {
        try {
            return new Said(Optional.of(rule.value(inputs)), Optional.empty());
        } catch (Rule.NoResult none) {
            return new Said(Optional.empty(), Optional.of(none.why()));
        }
    }

    /** The items it names. */
    List<String> items() {
        return rule.names().stream()
                .flatMap(name -> Stream.ofNullable(named.get(name)))
                .map(Item::id)
                .sorted()
                .toList();
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
