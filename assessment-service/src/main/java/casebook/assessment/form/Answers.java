package casebook.assessment.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one form by item id; an item without an answer is not among them.
 *
 * @param values a Long for a whole number, a BigDecimal for a decimal, a Boolean, or text
 */
public record Answers(Map<String, Object> values) {
    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        var ordered = new TreeMap<String, Object>();
        values.forEach((item, value) -> ordered.put(item, inOneForm(value)));
        values = Collections.unmodifiableMap(ordered);
    }

    private static Object inOneForm(Object value) {
        return switch (value) {
            case Integer whole -> whole.longValue();
            case Double decimal -> BigDecimal.valueOf(decimal);
            default -> value;
        };
    }

    public Optional<Object> find(String item) {
        return Optional.ofNullable(values.get(item));
    }

    public boolean has(String item) {
        return values.containsKey(item);
    }

    /** These answers with some of them entered or replaced; null removes one. */
    public Answers with(Map<String, @Nullable Object> given) {
        var merged = new TreeMap<>(values);
        given.forEach((item, value) -> {
            if (value == null) {
                merged.remove(item);
            } else {
                merged.put(item, value);
            }
        });
        return new Answers(merged);
    }

    /** What differs afterwards, item by item. */
    public List<AnswerChange> changesTo(Answers after) {
        var items = new TreeSet<>(values.keySet());
        items.addAll(after.values.keySet());
        var changes = new ArrayList<AnswerChange>();
        for (var item : items) {
            var before = values.get(item);
            var now = after.values.get(item);
            if (!same(before, now)) {
                changes.add(new AnswerChange(item, before, now));
            }
        }
        return changes;
    }

    /** 62.4 and 62.40 are the same answer. */
    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return (one instanceof Number a && other instanceof Number b)
                ? new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0
                : Objects.equals(one, other);
    }
}
