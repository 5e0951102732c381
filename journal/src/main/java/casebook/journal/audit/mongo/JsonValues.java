package casebook.journal.audit.mongo;

import casebook.journal.audit.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * JSON as MongoDB keeps it, value by value. The driver's own reader of JSON is not used: it takes {@code {"$date": …}} for a
 * date, and what it reads would not have the record's hash.
 */
final class JsonValues {
    private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();

    private JsonValues() {}

    static @Nullable Object toStored(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> {
                var object = new Document();
                value.properties().forEach(field -> object.append(field.getKey(), toStored(field.getValue())));
                yield object;
            }
            case ARRAY -> {
                var list = new ArrayList<@Nullable Object>(value.size());
                value.forEach(element -> list.add(toStored(element)));
                yield list;
            }
            case NUMBER -> number(value);
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case NULL -> null;
            case BINARY, MISSING, POJO ->
                throw new IllegalArgumentException(value.getNodeType() + " is no JSON that can be stored");
        };
    }

    private static Number number(JsonNode number) {
        if (number.isInt()) {
            return number.intValue();
        }
        return number.isLong() ? number.longValue() : new Decimal128(number.decimalValue());
    }

    static JsonNode ofStored(@Nullable Object stored) {
        return switch (stored) {
            case null -> NODES.nullNode();
            case Document document -> {
                var object = NODES.objectNode();
                document.forEach((field, value) -> object.set(field, ofStored(value)));
                yield object;
            }
            case List<?> list -> {
                var array = NODES.arrayNode(list.size());
                list.forEach(element -> array.add(ofStored(element)));
                yield array;
            }
            case String text -> NODES.textNode(text);
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Decimal128 number -> NODES.numberNode(number.bigDecimalValue());
            case Double number -> NODES.numberNode(BigDecimal.valueOf(number));
            default -> throw new IllegalStateException(stored.getClass() + " is nothing that was stored");
        };
    }
}
