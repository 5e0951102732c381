package casebook.kernel.apidocs;

import casebook.kernel.apidocs.Operations.Documented;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Says of the fields of answers which are always there and which may be null, as the records say it by {@code @Nullable} and
 * {@code @JsonInclude}. What is asked of requests, the records say themselves.
 */
final class SentFields {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);

    private final OpenAPI api;
    private final Map<String, List<ClassInfo>> records = new LinkedHashMap<>();

    SentFields(IndexView code, OpenAPI api) {
        this.api = api;
        code.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .forEach(type -> records.computeIfAbsent(schemaName(type), _ -> new ArrayList<>())
                        .add(type));
    }

    private static String schemaName(ClassInfo type) {
        var schema = type.declaredAnnotation(SCHEMA);
        return schema == null || schema.value("name") == null
                ? type.simpleName()
                : schema.value("name").asString();
    }

    void tell() {
        var asked = new SpokenOf(api);
        var answered = new SpokenOf(api);
        for (var operation : Operations.of(api)) {
            collect(operation, asked, answered);
        }
        answered.names().stream().filter(name -> !asked.names().contains(name)).forEach(this::tell);
    }

    private static void collect(Documented operation, SpokenOf asked, SpokenOf answered) {
        if (operation.takesBody() && operation.operation().getRequestBody().getContent() != null) {
            asked.add(operation.operation().getRequestBody().getContent());
        }
        operation
                .successes()
                .filter(answer -> answer.getContent() != null)
                .forEach(answer -> answered.add(answer.getContent()));
    }

    private void tell(String name) {
        var schema = Operations.schema(api, name);
        if (schema.getProperties() == null) {
            return;
        }
        recordOf(name, schema.getProperties().keySet()).ifPresent(type -> {
            var always = new ArrayList<String>();
            for (var field : type.recordComponents()) {
                var property = schema.getProperties().get(nameOf(field));
                var left = leftOut(type, field);
                if (property != null && left == JsonInclude.Include.ALWAYS) {
                    always.add(nameOf(field));
                    if (isNullable(field)) {
                        schema.addProperty(nameOf(field), orNull(property));
                    }
                } else if (property != null && !isNullable(field) && !mayBeEmpty(field, left)) {
                    always.add(nameOf(field));
                }
            }
            schema.setRequired(always);
        });
    }

    /** Records of one name are told apart by their fields; a number after the name tells that there are several. */
    private Optional<ClassInfo> recordOf(String name, Set<String> fields) {
        return records.getOrDefault(name.replaceAll("\\d+$", ""), List.of()).stream()
                .filter(type -> new HashSet<>(type.recordComponents().stream()
                                .map(SentFields::nameOf)
                                .toList())
                        .equals(fields))
                .findFirst();
    }

    private static String nameOf(RecordComponentInfo field) {
        var property = field.annotation(PROPERTY);
        return property == null || property.value() == null
                ? field.name()
                : property.value().asString();
    }

    private static boolean isNullable(RecordComponentInfo field) {
        return field.type().hasAnnotation(NULLABLE);
    }

    private static JsonInclude.Include leftOut(ClassInfo type, RecordComponentInfo field) {
        var own = field.annotations().stream()
                .filter(annotation -> annotation.name().equals(INCLUDE)
                        && annotation.target().kind() == AnnotationTarget.Kind.RECORD_COMPONENT)
                .findFirst()
                .orElse(type.declaredAnnotation(INCLUDE));
        return own == null
                ? JsonInclude.Include.ALWAYS
                : JsonInclude.Include.valueOf(own.value().asEnum());
    }

    private static boolean mayBeEmpty(RecordComponentInfo field, JsonInclude.Include left) {
        return left == JsonInclude.Include.NON_EMPTY && isCollection(field.type());
    }

    private static boolean isCollection(Type type) {
        return Set.of(List.class, Set.class, Map.class, Collection.class).stream()
                .anyMatch(collection -> type.name().equals(DotName.createSimple(collection)));
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() != null) {
            return OASFactory.createSchema()
                    .addAnyOf(property)
                    .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        return property.getType() == null ? property : property.addType(SchemaType.NULL);
    }
}
