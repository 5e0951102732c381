package casebook.enrollment.study.api;

import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.WrittenText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of a YAML stream, or one JSON document, and notes on which line each value stands. It stops where
 * there is more than any study needs, so that no body costs more memory or time than a study does.
 */
final class DefinitionParser {
    /** One study, 250 forms and 30 languages, as the schema has them. */
    private static final int MOST_DOCUMENTS = 281;

    /** What fills the largest definition that is taken, with twenty bytes of JSON for each, three times over. */
    private static final int MOST_VALUES = 100_000;

    /** Above every {@code maxItems} of the schema, which says the rest. */
    private static final int LONGEST_LIST = 1000;

    /** Twice what the schema takes, which says the rest; its patterns are not made for more. */
    private static final int LONGEST_TEXT = 4000;

    private static final int LONGEST_KEY = 100;
    private static final int DEEPEST = 20;
    /** More than are told, so that it can be said how many there are. */
    private static final int MOST_FAULTS = 10 * Refused.MOST_REASONS;

    private final StreamText stream;
    private final JsonFactory format;
    private final List<DefinitionDocument> documents = new ArrayList<>();
    private final List<Reason> faults = new ArrayList<>();
    private int values;

    private DefinitionParser(StreamText stream, JsonFactory format) {
        this.stream = stream;
        this.format = format;
    }

    /** The documents as far as they could be read, and what kept the rest from being read. */
    record Read(List<DefinitionDocument> documents, List<Reason> faults) {}

    private static final class Stopped extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** @throws Refused study definition invalid, when the body is no text */
    static Read yaml(byte[] body) {
        return new DefinitionParser(StreamText.ofYaml(body), new YAMLFactory()).read();
    }

    /** @throws Refused study definition invalid, when the body is no text */
    static Read json(byte[] body) {
        return new DefinitionParser(StreamText.ofJson(body), new JsonFactory()).read();
    }

    private Read read() {
        try (var parser = format.createParser(stream.text())) {
            while (parser.nextToken() != null) {
                var place = Place.onLine(line(parser));
                if (documents.size() == MOST_DOCUMENTS) {
                    stop(place, "too-many-documents", "A study has at most " + MOST_DOCUMENTS + " documents.");
                }
                var content = value(parser, place);
                documents.add(
                        new DefinitionDocument(documents.size() + 1, stream.firstLine(place.line()), content, place));
            }
        } catch (Stopped _) {
            // What is wrong is among the faults.
        } catch (JsonProcessingException e) {
            faults.add(unreadable(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Read(documents, faults);
    }

    private @Nullable Object value(JsonParser parser, Place place) throws IOException {
        if (++values > MOST_VALUES) {
            stop(place, "too-many-values", "A study has at most " + MOST_VALUES + " values.");
        }
        if (place.depth() > DEEPEST) {
            stop(place, "too-deep", "Nothing in a study is nested as deeply as this.");
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            fault(place, "alias", "Aliases are not taken; write the value out.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, place);
            case START_ARRAY -> list(parser, place);
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser, place);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> text(parser.getText(), place);
        };
    }

    private Map<String, @Nullable Object> object(JsonParser parser, Place place) throws IOException {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = text(parser.currentName(), place);
            if (field.length() > LONGEST_KEY) {
                stop(place, "key-too-long", "A key has at most " + LONGEST_KEY + " characters.");
            }
            var there = place.within(field, line(parser));
            parser.nextToken();
            if (object.containsKey(field)) {
                fault(there, "repeated-key", "The key is there already.");
            }
            object.put(field, value(parser, there));
        }
        return object;
    }

    private List<@Nullable Object> list(JsonParser parser, Place place) throws IOException {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (list.size() == LONGEST_LIST) {
                stop(place, "list-too-long", "No list has more than " + LONGEST_LIST + " elements.");
            }
            list.add(value(parser, place.within("" + list.size(), line(parser))));
        }
        return list;
    }

    private @Nullable Object decimal(JsonParser parser, Place place) throws IOException {
        if (parser.isNaN() || Double.isInfinite(parser.getDoubleValue())) {
            fault(place, "no-number", "This is no number, or too large for one.");
            return null;
        }
        return parser.getDecimalValue();
    }

    private String text(String text, Place place) throws Stopped {
        if (text.length() > LONGEST_TEXT) {
            fault(place, "text-too-long", "No text has more than " + LONGEST_TEXT + " characters.");
        }
        if (!WrittenText.isWritable(text)) {
            fault(
                    place,
                    "unkeepable-text",
                    "The text has a control character, half of a character, or one that turns the order of what is shown.");
        } else if (!text.isEmpty() && WrittenText.isBlank(text)) {
            fault(place, "blank", "The text has no visible character.");
        }
        return text;
    }

    private void stop(Place place, String code, String message) throws Stopped {
        fault(place, code, message);
        throw new Stopped();
    }

    private void fault(Place place, String code, String message) throws Stopped {
        var where = "Document " + (documents.size() + 1) + ", line " + place.line() + " of the body: ";
        faults.add(Reason.at(place.pointer(), code, where + message));
        if (faults.size() == MOST_FAULTS) {
            throw new Stopped();
        }
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
