package casebook.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** An API document in {@code contracts/openapi}, held against answers: their status, headers, content type and content. */
public final class ApiContract {
    /** Headers whose meaning is the house's, so that one that is not documented is a mistake. */
    private static final Set<String> TOLD =
            Set.of("ETag", "Location", "Casebook-Position", "Retry-After", "WWW-Authenticate", "Deprecation", "Sunset");

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final Map<Path, ApiContract> KNOWN = new ConcurrentHashMap<>();

    /** What may be answered where no operation is: not found, but also all that is asked before one is looked for. */
    private static final Set<Integer> WITHOUT_OPERATION =
            Set.of(400, 401, 403, 404, 405, 406, 408, 409, 413, 414, 415, 429, 431, 503);

    private final JsonNode document;
    private final Contents contents;
    private final List<Template> templates = new ArrayList<>();

    private record Template(Pattern pattern, int parameters, JsonNode item) {}

    private ApiContract(ObjectNode document) {
        this.document = document;
        this.contents = new Contents(document);
        document.path("paths").properties().forEach(path -> templates.add(template(path.getKey(), path.getValue())));
        templates.sort(Comparator.comparingInt(Template::parameters));
    }

    /** @param name such as {@code enrollment}, or {@code casebook} for all that is reached through the gateway */
    public static ApiContract of(Path contracts, String name) {
        return KNOWN.computeIfAbsent(contracts.resolve("openapi").resolve(name + ".yaml"), file -> {
            try {
                return of((ObjectNode) new YAMLMapper().readTree(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static ApiContract of(ObjectNode document) {
        return new ApiContract(document);
    }

    private static Template template(String path, JsonNode item) {
        var parameters = Math.toIntExact(PARAMETER.matcher(path).results().count());
        return new Template(Pattern.compile(PARAMETER.matcher(path).replaceAll("[^/]+")), parameters, item);
    }

    /** What is wrong with the answer; nothing, where it is as documented or not of the API at all. */
    public List<String> faults(Answered answered) {
        if (!answered.path().startsWith("/api/") || answered.method().equals("OPTIONS")) {
            return List.of();
        }
        var operation = operation(answered);
        if (operation.isEmpty()) {
            return WITHOUT_OPERATION.contains(answered.status())
                    ? contents.problemFaults(answered)
                    : List.of("status " + answered.status() + " where no operation is documented");
        }
        var response = resolved(operation.get().path("responses").path(Integer.toString(answered.status())));
        if (response.isMissingNode()) {
            return List.of("status " + answered.status() + " is not documented");
        }
        var faults = new ArrayList<String>();
        headers(response, answered, faults);
        faults.addAll(contents.faults(response.path("content"), answered));
        if (faults.isEmpty()) {
            faults.addAll(contents.typeFaults(response.path("content"), answered));
        }
        return faults;
    }

    private Optional<JsonNode> operation(Answered answered) {
        var method =
                answered.method().equals("HEAD") ? "get" : answered.method().toLowerCase(Locale.ROOT);
        return templates.stream()
                .filter(template -> template.pattern().matcher(answered.path()).matches())
                .findFirst()
                .map(template -> template.item().path(method))
                .filter(JsonNode::isObject);
    }

    private void headers(JsonNode response, Answered answered, List<String> faults) {
        var declared = response.path("headers");
        declared.properties().forEach(header -> {
            if (resolved(header.getValue()).path("required").asBoolean()
                    && !answered.headers().containsKey(header.getKey())) {
                faults.add("header " + header.getKey() + " is missing");
            }
        });
        TOLD.stream()
                .filter(header -> answered.headers().containsKey(header) && !declared.has(header))
                .sorted()
                .forEach(header -> faults.add("header " + header + " is not documented"));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
