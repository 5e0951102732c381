package casebook.kernel.apidocs;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** The names of the schemas that contents consist of, at every depth. */
final class SpokenOf {
    private final OpenAPI api;
    private final Set<String> names = new LinkedHashSet<>();

    SpokenOf(OpenAPI api) {
        this.api = api;
    }

    Set<String> names() {
        return names;
    }

    void add(Content content) {
        content.getMediaTypes().values().forEach(media -> add(media.getSchema()));
    }

    private void add(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null && names.add(Operations.nameOf(schema.getRef()))) {
            add(Operations.schema(api, Operations.nameOf(schema.getRef())));
        }
        add(schema.getItems());
        add(schema.getAdditionalPropertiesSchema());
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .forEach(this::add);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::add);
        }
    }
}
