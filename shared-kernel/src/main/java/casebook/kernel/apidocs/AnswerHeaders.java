package casebook.kernel.apidocs;

import casebook.kernel.apidocs.Operations.Documented;
import casebook.kernel.http.Challenge;
import casebook.kernel.refusal.ProblemType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The headers of answers: revisions, positions, when to come again. */
public final class AnswerHeaders {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String RETRY_AFTER_IF_PASSING = "Retry-After-If-Passing";
    private static final String ETAG = "ETag";
    private static final String LOCATION = "Location";
    private static final String CREATED = "201";

    private final Set<String> revised = new HashSet<>();

    AnswerHeaders(OpenAPI api) {
        declare(api, ETAG, SchemaType.STRING, "The revision; a change names it in If-Match", "\"3\"", true);
        declare(api, LOCATION, SchemaType.STRING, "Where the new thing is read", "/api/v1/studies", false);
        declare(api, RETRY_AFTER, SchemaType.INTEGER, "Seconds after which to try again", 1, true);
        declare(
                api,
                RETRY_AFTER_IF_PASSING,
                SchemaType.INTEGER,
                "Seconds after which to try again; left out where that would not help",
                1,
                false);
        declare(
                api,
                Challenge.HEADER,
                SchemaType.STRING,
                "What to send (RFC 6750, RFC 9470)",
                "Bearer realm=\"casebook\"",
                true);
        declare(
                api,
                RequestHeaders.POSITION,
                SchemaType.STRING,
                "What was written; carry it to the next request, and no service answers from before it",
                RequestHeaders.POSITION_EXAMPLE,
                false);
        // What some operation changes by its revision, every operation that shows it tells the revision of.
        Operations.of(api).stream()
                .filter(operation -> operation.takesHeader(RequestHeaders.IF_MATCH))
                .forEach(operation -> operation.answeredSchema().ifPresent(revised::add));
    }

    /** @param always whether every answer that is documented with it has it */
    public static void declare(
            OpenAPI api, String name, SchemaType type, String description, Object example, boolean always) {
        api.getComponents()
                .addHeader(
                        name,
                        OASFactory.createHeader()
                                .description(description)
                                .required(always)
                                .schema(OASFactory.createSchema().addType(type).examples(List.of(example))));
    }

    public static Header reference(String component) {
        return OASFactory.createHeader().ref("#/components/headers/" + component);
    }

    void tell(Documented operation) {
        if (operation.answeredSchema().filter(revised::contains).isPresent()) {
            operation.successes().forEach(answer -> answer.addHeader(ETAG, reference(ETAG)));
        }
        if (operation.writes()) {
            operation
                    .successes()
                    .forEach(answer -> answer.addHeader(RequestHeaders.POSITION, reference(RequestHeaders.POSITION)));
        }
        var created = operation.operation().getResponses().getAPIResponse(CREATED);
        if (created != null) {
            created.addHeader(LOCATION, reference(LOCATION));
        }
    }

    /** The component that documents each header of a refusal for one of these reasons. */
    static Map<String, String> ofRefusal(List<ProblemType> types) {
        var headers = new LinkedHashMap<String, String>();
        if (types.contains(ProblemType.UNAUTHENTICATED)) {
            headers.put(Challenge.HEADER, Challenge.HEADER);
        }
        if (types.stream().allMatch(ProblemType::isPassing)) {
            headers.put(RETRY_AFTER, RETRY_AFTER);
        } else if (types.stream().anyMatch(ProblemType::isPassing)) {
            headers.put(RETRY_AFTER, RETRY_AFTER_IF_PASSING);
        }
        return headers;
    }
}
