package casebook.kernel.apidocs;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The operations of a document, with what the house's rules ask about them. */
public final class Operations {
    private static final int FIRST_REFUSAL = 400;

    private Operations() {}

    /** One operation at its path. */
    public record Documented(String path, HttpMethod method, Operation operation) {
        /** Whether it may change something. */
        boolean writes() {
            return method != HttpMethod.GET && method != HttpMethod.HEAD;
        }

        boolean ofStudy() {
            return path.contains("{study}");
        }

        public boolean takesBody() {
            return operation.getRequestBody() != null;
        }

        boolean takesHeader(String name) {
            return header(name).isPresent();
        }

        Optional<Parameter> header(String name) {
            return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                    .filter(parameter -> name.equals(parameter.getName()))
                    .findFirst();
        }

        boolean answersContent() {
            return successes()
                    .anyMatch(answer -> answer.getContent() != null
                            && !answer.getContent().getMediaTypes().isEmpty());
        }

        public Stream<APIResponse> successes() {
            return answers(false);
        }

        public Stream<APIResponse> refusals() {
            return answers(true);
        }

        private Stream<APIResponse> answers(boolean refusals) {
            return operation.getResponses().getAPIResponses().entrySet().stream()
                    .filter(answer -> (Integer.parseInt(answer.getKey()) >= FIRST_REFUSAL) == refusals)
                    .map(entry -> entry.getValue());
        }

        /** The name of the component that the answers are of, where they are one thing and no list. */
        Optional<String> answeredSchema() {
            return successes()
                    .map(APIResponse::getContent)
                    .filter(Objects::nonNull)
                    .map(content -> content.getMediaTypes().values())
                    .flatMap(Collection::stream)
                    .map(MediaType::getSchema)
                    .filter(schema -> schema != null && schema.getRef() != null)
                    .map(schema -> nameOf(schema.getRef()))
                    .findFirst();
        }
    }

    public static List<Documented> of(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return List.of();
        }
        return api.getPaths().getPathItems().entrySet().stream()
                .flatMap(path -> path.getValue().getOperations().entrySet().stream()
                        .map(entry -> new Documented(path.getKey(), entry.getKey(), entry.getValue())))
                .toList();
    }

    static Schema schema(OpenAPI api, String name) {
        return Objects.requireNonNull(api.getComponents().getSchemas().get(name), name);
    }

    static String nameOf(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
