package casebook.kernel.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A body is one JSON value in UTF-8 (RFC 8259) that says each thing once and in its own type. Of a body that can be read in
 * two ways nobody knows which one its author meant, so nothing is made to fit.
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {
    /** Levels; nothing of ours has half as many. */
    private static final int DEEPEST = 100;

    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    /** In UTC, to the second or to some part of it. */
    private static final String INSTANT = DAY + "T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z";

    private static final List<CoercionInputShape> SCALARS = List.of(
            CoercionInputShape.String,
            CoercionInputShape.EmptyString,
            CoercionInputShape.Integer,
            CoercionInputShape.Float,
            CoercionInputShape.Boolean);

    /** The last word, after Quarkus has registered its own dates. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        var format = mapper.getFactory();
        format.configure(JsonFactory.Feature.CHARSET_DETECTION, false);
        format.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        format.setStreamReadConstraints(format.streamReadConstraints()
                .rebuild()
                .maxNestingDepth(DEEPEST)
                .build());
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.registerModule(new SimpleModule("iso-times")
                .addDeserializer(
                        LocalDate.class,
                        new Written<>(LocalDate.class, DAY, LocalDate::parse, "no day of the form 2025-03-14"))
                .addDeserializer(
                        Instant.class,
                        new Written<>(
                                Instant.class,
                                INSTANT,
                                Instant::parse,
                                "no instant of the form 2025-03-14T09:00:00Z")));
        keepTypes(mapper);
    }

    private static void keepTypes(ObjectMapper mapper) {
        for (var type : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
            for (var shape : SCALARS) {
                if (!isOwn(type, shape)) {
                    mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
                }
            }
        }
    }

    /** A whole number is a decimal too. */
    private static boolean isOwn(LogicalType type, CoercionInputShape shape) {
        return switch (type) {
            case Integer -> shape == CoercionInputShape.Integer;
            case Float -> shape == CoercionInputShape.Integer || shape == CoercionInputShape.Float;
            default -> shape == CoercionInputShape.Boolean;
        };
    }

    /** Something of time that is written in one way: no other sign, no space, no number. */
    private static final class Written<T> extends StdScalarDeserializer<T> {
        private final Class<T> type;
        private final transient Pattern form;
        private final transient Function<String, T> parse;
        private final String fault;

        Written(Class<T> type, String form, Function<String, T> parse, String fault) {
            super(type);
            this.type = type;
            this.form = Pattern.compile(form);
            this.parse = parse;
            this.fault = fault;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            var text = parser.getText();
            try {
                if (form.matcher(text).matches()) {
                    return parse.apply(text);
                }
            } catch (DateTimeException _) {
                // told below, as any other text that is none
            }
            return type.cast(context.handleWeirdStringValue(type, "", fault));
        }
    }
}
