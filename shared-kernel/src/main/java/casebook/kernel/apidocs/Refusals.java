package casebook.kernel.apidocs;

import casebook.kernel.apidocs.Operations.Documented;
import casebook.kernel.http.Problem;
import casebook.kernel.refusal.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Every refusal that an operation can be answered with, by the table of problem types. */
public final class Refusals {
    private static final String SCHEMA = "Problem";
    private static final Pattern HYPHEN = Pattern.compile("-");
    /** What the library says of a body that it cannot read, in the place of us. */
    private static final String LIBRARYS = "Bad Request";

    private final OpenAPI api;

    public Refusals(OpenAPI api) {
        this.api = api;
        ProblemSchema.declareIn(api.getComponents());
    }

    /** Whether the service itself can refuse the operation so. What only the gateway does is added there. */
    private static boolean isPossible(ProblemType type, Documented operation) {
        return switch (type) {
            case MALFORMED_REQUEST, UNAUTHENTICATED, FORBIDDEN, BODY_TOO_LARGE, INTERNAL_ERROR, UNAVAILABLE -> true;
            case NOT_FOUND -> operation.path().contains("{");
            case NOT_ACCEPTABLE -> operation.answersContent();
            // A position that the caller carries can be ahead of the service, also when they only read.
            case COPY_BEHIND -> operation.ofStudy();
            case STATE_CONFLICT, STALE_REVISION -> operation.writes();
            case PRECONDITION_REQUIRED -> operation.takesHeader(RequestHeaders.IF_MATCH);
            case UNSUPPORTED_MEDIA_TYPE, INVALID_CONTENT -> operation.takesBody();
            case IDEMPOTENCY_KEY_REUSED -> operation.takesHeader(RequestHeaders.IDEMPOTENCY_KEY);
            // Where an operation is, its method is taken. The others are told by the operations that they belong to.
            case METHOD_NOT_ALLOWED, STUDY_DEFINITION_INVALID, NOT_ELIGIBLE, COHORT_FULL -> false;
            case FRESH_AUTHENTICATION_REQUIRED -> false; // The permission table says of which.
            case GONE -> operation.operation().getResponses().hasAPIResponse(Integer.toString(type.status()));
            case REQUEST_TIMEOUT, URI_TOO_LONG, TOO_MANY_REQUESTS, HEADERS_TOO_LARGE -> false;
        };
    }

    /** @param special what the endpoint itself says that it refuses with */
    void tell(Documented operation, Set<ProblemType> special) {
        if (!operation.writes()) {
            // What is told of all operations of a class concerns those that write.
            for (var type : List.of(ProblemType.STALE_REVISION, ProblemType.PRECONDITION_REQUIRED)) {
                operation.operation().getResponses().removeAPIResponse(Integer.toString(type.status()));
            }
        }
        operation.refusals().forEach(told -> told.setContent(content()));
        Arrays.stream(ProblemType.values())
                .filter(type -> special.contains(type) || isPossible(type, operation))
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()))
                .forEach((status, types) -> add(operation, status, types));
    }

    /** Adds that the operation can be refused so. What the operation tells of the status in its own words stays. */
    public void add(Documented operation, int status, List<ProblemType> types) {
        var responses = operation.operation().getResponses();
        var told = responses.getAPIResponse(Integer.toString(status));
        if (told == null || LIBRARYS.equals(told.getDescription())) {
            responses.addAPIResponse(
                    Integer.toString(status),
                    OASFactory.createAPIResponse().ref("#/components/responses/" + component(types)));
        } else {
            tellTypes(told, types);
        }
    }

    /** {@code StateConflictOrCopyBehind}, declared when it is first spoken of. */
    private String component(List<ProblemType> types) {
        var name = types.stream().map(Refusals::name).collect(Collectors.joining("Or"));
        var declared = api.getComponents().getResponses();
        if (declared == null || !declared.containsKey(name)) {
            api.getComponents().addResponse(name, response(types));
        }
        return name;
    }

    private static APIResponse response(List<ProblemType> types) {
        var response = OASFactory.createAPIResponse()
                .description(types.stream().map(type -> type.title() + ".").collect(Collectors.joining(" Or: ")))
                .content(content());
        tellTypes(response, types);
        return response;
    }

    /** Each type is an example, so that the document names every one that can be answered. */
    private static void tellTypes(APIResponse response, List<ProblemType> types) {
        var media = Objects.requireNonNull(response.getContent().getMediaType(Problem.MEDIA_TYPE));
        types.forEach(
                type -> media.addExample(type.slug(), OASFactory.createExample().value(example(type))));
        AnswerHeaders.ofRefusal(types)
                .forEach((header, component) -> response.addHeader(header, AnswerHeaders.reference(component)));
    }

    private static Map<String, Object> example(ProblemType type) {
        var problem = new TreeMap<String, Object>();
        problem.put("type", Problem.page(type));
        problem.put("title", type.title());
        problem.put("status", type.status());
        return problem;
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA)));
    }

    private static String name(ProblemType type) {
        return HYPHEN.splitAsStream(type.slug())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
