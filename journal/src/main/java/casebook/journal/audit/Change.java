package casebook.journal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field that a write changed. Changes are computed from the state before and after, so that none can be forgotten.
 *
 * @param item JSON pointer of the field in the record's body
 * @param oldValue the value before; none where there was none
 * @param newValue the value after; none where it was removed
 */
public record Change(
        String item, @Nullable JsonNode oldValue, @Nullable JsonNode newValue) {
    private static final Comparator<JsonNode> BY_VALUE = Change::compareByValue;

    /** Every leaf that differs; lists are compared whole, since their places mean nothing by themselves. */
    public static List<Change> between(@Nullable JsonNode before, JsonNode after) {
        var changes = new ArrayList<Change>();
        collect("", before == null ? MissingNode.getInstance() : before, after, changes);
        return List.copyOf(changes);
    }

    private static void collect(String pointer, JsonNode before, JsonNode after, List<Change> changes) {
        var within = (before.isObject() || absent(before)) && (after.isObject() || absent(after));
        if (within && (hasFields(before) || hasFields(after))) {
            for (var field : fieldsOf(before, after)) {
                collect(pointer + "/" + escaped(field), before.path(field), after.path(field), changes);
            }
        } else if (!same(before, after)) {
            changes.add(new Change(pointer, absent(before) ? null : before, absent(after) ? null : after));
        }
    }

    private static boolean hasFields(JsonNode value) {
        return value.isObject() && !value.isEmpty();
    }

    /** By value: a number read from a store may have another type than the same number before it was written. */
    private static boolean same(JsonNode before, JsonNode after) {
        return (absent(before) && absent(after)) || before.equals(BY_VALUE, after);
    }

    private static int compareByValue(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    private static Set<String> fieldsOf(JsonNode before, JsonNode after) {
        var fields = new LinkedHashSet<String>();
        if (before instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(fields::add);
        }
        if (after instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(fields::add);
        }
        return fields;
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
