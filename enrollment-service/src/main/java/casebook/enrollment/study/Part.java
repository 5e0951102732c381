package casebook.enrollment.study;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a study definition: what stands there, and the JSON pointer (RFC 6901) that leads to it. Asked for what is not
 * there, or is of another type, it gives what is empty, so that one error does not hide the others.
 */
record Part(String pointer, @Nullable Object value) {

    /** What stands at a field; with no value where there is none. */
    Part at(String field) {
        var content = value instanceof Map<?, ?> map ? map.get(field) : null;
        return new Part(pointer + "/" + field.replace("~", "~0").replace("/", "~1"), content);
    }

    boolean has(String field) {
        return at(field).value != null;
    }

    /** The elements of the list at a field. */
    Stream<Part> each(String field) {
        var list = at(field);
        var elements = list.value instanceof List<?> all ? all : List.of();
        return IntStream.range(0, elements.size()).mapToObj(i -> new Part(list.pointer + "/" + i, elements.get(i)));
    }

    /** The text at a field; empty where there is none. */
    String text(String field) {
        return at(field).value instanceof String text ? text : "";
    }

    /** The texts of the list at a field. */
    List<String> texts(String field) {
        return each(field)
                .flatMap(part -> part.value instanceof String text ? Stream.of(text) : Stream.empty())
                .toList();
    }

    boolean yes(String field) {
        return Boolean.TRUE.equals(at(field).value);
    }

    /** The number at a field; 0 where there is none. */
    BigDecimal number(String field) {
        return at(field).value instanceof Number number ? new BigDecimal(number.toString()) : BigDecimal.ZERO;
    }
}
