package casebook.enrollment.study;

import casebook.kernel.rule.Rule;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What rules may name, and of which type it is. In rules the hyphens of ids are underscores. */
final class Variables {
    private static final Map<String, Rule.Type> OF_STOPPING_RULES =
            Map.of("cohort.subjects_dosed", Rule.Type.INTEGER, "cohort.subjects_with_dlt", Rule.Type.INTEGER);

    private Variables() {}

    /** Edit checks, derivations and {@code requiredWhen}: the form's items. */
    static Map<String, Rule.Type> ofForm(Part form) {
        return collected("", form.each("items"));
    }

    /** Criteria: the answers and derived values of every form, and the consent. */
    static Map<String, Rule.Type> ofCriteria(Part definition) {
        var variables = new TreeMap<String, Rule.Type>();
        definition.each("forms").forEach(form -> {
            variables.putAll(collected(inRules(form.text("id")) + ".", form.each("items")));
            variables.putAll(collected(inRules(form.text("id")) + ".", form.each("derivations")));
        });
        variables.put("consent.on", Rule.Type.DATE);
        variables.put("consent.given", Rule.Type.BOOLEAN);
        return variables;
    }

    /** Safety clocks and dose-limiting toxicity: the answers of one adverse event. */
    static Map<String, Rule.Type> ofAdverseEvent(Part definition) {
        var variables = new TreeMap<String, Rule.Type>();
        definition
                .each("forms")
                .filter(form -> form.text("purpose").equals("adverse-event"))
                .forEach(form -> variables.putAll(collected("adverse_event.", form.each("items"))));
        return variables;
    }

    static Map<String, Rule.Type> ofStoppingRules() {
        return OF_STOPPING_RULES;
    }

    static Rule.Type type(Part itemOrDerivation) {
        return switch (itemOrDerivation.text("type")) {
            case "integer" -> Rule.Type.INTEGER;
            case "decimal" -> Rule.Type.DECIMAL;
            case "boolean" -> Rule.Type.BOOLEAN;
            case "date", "partial-date" -> Rule.Type.DATE;
            default -> Rule.Type.TEXT;
        };
    }

    private static String inRules(String id) {
        return id.replace('-', '_');
    }

    private static Map<String, Rule.Type> collected(String prefix, Stream<Part> items) {
        var variables = new TreeMap<String, Rule.Type>();
        items.filter(item -> !item.text("id").isEmpty())
                .forEach(item -> variables.put(prefix + inRules(item.text("id")), type(item)));
        return variables;
    }
}
