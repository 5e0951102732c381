package casebook.enrollment.study.api;

import casebook.kernel.refusal.Reason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the documents of a YAML stream, or one JSON document, and notes on which line each value stands. */
final class DefinitionParser {
    private final String text;
    private final JsonFactory format;
    private final List<DefinitionDocument> documents = new ArrayList<>();
    private final List<Reason> faults = new ArrayList<>();
    private Map<String, Integer> lines = new HashMap<>();

    private DefinitionParser(String text, JsonFactory format) {
        this.text = text;
        this.format = format;
    }

    /** The documents as far as they could be read, and what kept the rest from being read. */
    record Read(List<DefinitionDocument> documents, List<Reason> faults) {}

    /** @param stream in UTF-8 */
    static Read yaml(byte[] stream) {
        return new DefinitionParser(new String(stream, StandardCharsets.UTF_8), new YAMLFactory()).read();
    }

    /** @param document in UTF-8 */
    static Read json(byte[] document) {
        return new DefinitionParser(new String(document, StandardCharsets.UTF_8), new JsonFactory()).read();
    }

    private Read read() {
        try (var parser = format.createParser(text)) {
            while (parser.nextToken() != null) {
                lines = new HashMap<>();
                var line = line(parser);
                var content = value(parser, "");
                documents.add(new DefinitionDocument(documents.size() + 1, firstLine(line), content, lines));
            }
        } catch (JsonProcessingException e) {
            faults.add(unreadable(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Read(documents, faults);
    }

    private @Nullable Object value(JsonParser parser, String pointer) throws IOException {
        lines.put(pointer, line(parser));
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            fault(pointer, "alias", "Aliases are not taken; write the value out.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, pointer);
            case START_ARRAY -> list(parser, pointer);
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser, pointer);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private Map<String, @Nullable Object> object(JsonParser parser, String pointer) throws IOException {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var place = pointer + "/" + field.replace("~", "~0").replace("/", "~1");
            parser.nextToken();
            if (object.containsKey(field)) {
                fault(place, "repeated-key", "The key is there already.");
            }
            object.put(field, value(parser, place));
        }
        return object;
    }

    private List<@Nullable Object> list(JsonParser parser, String pointer) throws IOException {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser, pointer + "/" + list.size()));
        }
        return list;
    }

    private @Nullable Object decimal(JsonParser parser, String pointer) throws IOException {
        if (parser.isNaN() || Double.isInfinite(parser.getDoubleValue())) {
            fault(pointer, "no-number", "This is no number, or too large for one.");
            return null;
        }
        return parser.getDecimalValue();
    }

    private void fault(String pointer, String code, String message) {
        faults.add(Reason.at(pointer, code, "Document " + (documents.size() + 1) + pointer(pointer) + ": " + message));
    }

    private String pointer(String pointer) {
        return lines.containsKey(pointer) ? ", line " + lines.get(pointer) + " of the body" : "";
    }

    /** The line of the {@code ---} that the document begins with: its file's first line. */
    private int firstLine(int line) {
        var all = text.lines().limit(line).toList();
        for (int i = all.size(); i > 0; i--) {
            if (all.get(i - 1).equals("---") || all.get(i - 1).startsWith("--- ")) {
                return i;
            }
        }
        return 1;
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The parser's message without the excerpt that it draws, whose lines are indented. */
    private static Reason unreadable(JsonProcessingException e) {
        var place = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
        var message = e.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .toList();
        return Reason.of("unreadable-document", "The body cannot be read" + place + ": " + String.join("; ", message));
    }
}
