package casebook.enrollment.study.api;

import casebook.kernel.refusal.Reason;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds a definition against studies/schema: every key, its type and its form. */
final class DefinitionSchema {
    private static final Schema SCHEMA = load();
    /** How many visits are final is told better by a check of ours. */
    private static final Set<String> COUNTS = Set.of("contains", "minContains", "maxContains");

    private DefinitionSchema() {}

    /** @param definition as JSON */
    static List<Reason> faults(String definition) {
        return errors(definition).stream()
                .filter(error -> !isToldElsewhere(error))
                .map(error -> Reason.at(pointer(error), code(error), sentence(error)))
                .distinct()
                .toList();
    }

    private static boolean isToldElsewhere(Error error) {
        return COUNTS.contains(error.getKeyword())
                && error.getInstanceLocation().toString().equals("/schedule");
    }

    /** Whether a list or a text is longer than allowed; then nothing further is looked at, for that takes time. */
    static boolean isTooMuch(Reason fault) {
        return fault.code().equals("schema-max-items") || fault.code().equals("schema-max-length");
    }

    private static List<Error> errors(String definition) {
        var errors = new FirstErrors();
        try {
            SCHEMA.validate(definition, InputFormat.JSON, context -> context.setErrors(errors));
        } catch (FirstErrors.Enough _) {
            // There are more of them than are told anyway.
        }
        return errors;
    }

    private static String pointer(Error error) {
        var pointer = error.getInstanceLocation().toString();
        return error.getKeyword().equals("additionalProperties") && error.getProperty() != null
                ? pointer + "/" + error.getProperty()
                : pointer;
    }

    /** The schema's keyword as a code: {@code additionalProperties} is {@code schema-additional-properties}. */
    private static String code(Error error) {
        return "schema-" + error.getKeyword().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String sentence(Error error) {
        var message = error.getMessage();
        return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
    }

    private static Schema load() {
        var settings = SchemaRegistryConfig.builder()
                .locale(Locale.ENGLISH)
                .pathType(PathType.JSON_POINTER)
                .build();
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(settings));
        try (var file = DefinitionSchema.class.getResourceAsStream("/studies/study-definition.schema.json")) {
            return registry.getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
