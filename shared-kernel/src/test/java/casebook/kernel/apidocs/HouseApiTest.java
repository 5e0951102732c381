package casebook.kernel.apidocs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.http.Problem;
import casebook.kernel.refusal.ProblemType;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HouseApiTest {
    private static final String VISIT = "/api/v1/studies/{study}/visits/{visit}";

    private final Operation list = operation("list");
    private final Operation read = operation("read");
    private final Operation book = operation("book")
            .requestBody(OASFactory.createRequestBody())
            .addParameter(OASFactory.createParameter().name("If-Match").in(Parameter.In.HEADER));
    private final Operation release = operation("release");
    private final OpenAPI api = api();

    /** What the document is completed from. */
    @SuppressWarnings("unused")
    static class VisitsResource {
        @Requires(Permission.READ_SUBJECT)
        public void read() {}

        @Requires(Permission.RECORD_VISIT)
        @AlsoRefuses(ProblemType.NOT_ELIGIBLE)
        public void book() {}

        @Requires(Permission.RELEASE_COHORT)
        public void release() {}
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VisitView(String status, @Nullable String reason, Day day) {}

    record Day(int studyDay, @Nullable String site) {}

    @Test
    void refusals_follow_from_what_the_operation_takes() {
        // When
        complete();
        // Then
        var always = Set.of("200", "400", "401", "403", "406", "413", "500", "503");
        assertEquals(new TreeSet<>(always), statuses(list));
        assertEquals(with(always, "404", "409"), statuses(read));
        assertEquals(with(always, "404", "409", "412", "415", "422", "428"), statuses(book));
    }

    @Test
    void every_problem_type_is_named_also_where_the_operation_tells_the_status_in_its_own_words() {
        // Given
        book.getResponses().addAPIResponse("409", OASFactory.createAPIResponse().description("It is over"));
        // When
        complete();
        // Then
        var told = book.getResponses().getAPIResponse("409");
        assertEquals("It is over", told.getDescription());
        assertEquals(Set.of("state-conflict", "copy-behind", "not-eligible"), types(told));
        assertEquals(Set.of("copy-behind"), types(known(api.getComponents().getResponses(), "CopyBehind")));
    }

    @Test
    void what_waits_for_an_event_says_when_to_come_again() {
        // When
        complete();
        // Then
        var behind = known(api.getComponents().getResponses(), "CopyBehind");
        assertEquals(Set.of("Retry-After"), behind.getHeaders().keySet());
        assertNull(known(api.getComponents().getResponses(), "StaleRevision").getHeaders());
    }

    @Test
    void an_operation_is_named_after_its_method_and_says_who_may_call_it() {
        // When
        complete();
        // Then
        assertEquals("visitsBook", book.getOperationId());
        assertEquals("Books. For investigator and coordinator.", book.getDescription());
    }

    @Test
    void an_operation_that_needs_a_fresh_authentication_says_so() {
        // When
        complete();
        // Then
        assertEquals("#/components/responses/Unauthenticated", refusal(book));
        assertEquals("#/components/responses/UnauthenticatedOrFreshAuthenticationRequired", refusal(release));
        var told = known(api.getComponents().getResponses(), "UnauthenticatedOrFreshAuthenticationRequired");
        assertEquals(Set.of("unauthenticated", "fresh-authentication-required"), types(told));
        assertEquals(Set.of("WWW-Authenticate"), told.getHeaders().keySet());
        assertEquals(
                "For sponsor and safety-physician, who proved who they are at most 5 minutes ago.",
                release.getDescription());
    }

    private static @Nullable String refusal(Operation operation) {
        return operation.getResponses().getAPIResponse("401").getRef();
    }

    @Test
    void who_shows_what_is_changed_by_its_revision_tells_the_revision() {
        // When
        complete();
        // Then
        assertEquals(
                Set.of("ETag"),
                read.getResponses().getAPIResponse("200").getHeaders().keySet());
        assertEquals(
                Set.of("ETag", "Casebook-Position"),
                book.getResponses().getAPIResponse("200").getHeaders().keySet());
        assertNull(list.getResponses().getAPIResponse("200").getHeaders());
    }

    @Test
    void what_is_always_sent_is_required_and_what_can_be_null_says_so() {
        // When
        complete();
        // Then
        var visit = Operations.schema(api, "VisitView");
        var day = Operations.schema(api, "Day");
        assertEquals(Set.of("status", "day"), Set.copyOf(visit.getRequired()));
        assertEquals(
                List.of(SchemaType.STRING),
                known(visit.getProperties(), "reason").getType());
        assertEquals(Set.of("studyDay", "site"), Set.copyOf(day.getRequired()));
        assertEquals(
                List.of(SchemaType.STRING, SchemaType.NULL),
                known(day.getProperties(), "site").getType());
    }

    @Test
    void an_example_is_made_of_the_words_of_its_fields() {
        // When
        complete();
        // Then
        var example = known(api.getComponents().getExamples(), "VisitView").getValue();
        var day = Map.of("studyDay", BigDecimal.ONE, "site", "HYU");
        assertEquals(Map.of("status", "planned", "reason", "Misread from the worksheet", "day", day), example);
    }

    private void complete() {
        try {
            new HouseApi(Index.of(VisitsResource.class, VisitView.class, Day.class)).filterOpenAPI(api);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Operation operation(String method) {
        var content = OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(
                                        method.equals("list")
                                                ? OASFactory.createSchema().addType(SchemaType.STRING)
                                                : OASFactory.createSchema().ref("#/components/schemas/VisitView")));
        return OASFactory.createOperation()
                .operationId(VisitsResource.class.getName() + "_" + method)
                .description(method.equals("book") ? "Books." : null)
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse(
                                "200",
                                OASFactory.createAPIResponse().description("It").content(content)));
    }

    private OpenAPI api() {
        var text = OASFactory.createSchema().addType(SchemaType.STRING);
        var status = OASFactory.createSchema().addType(SchemaType.STRING).addEnumeration("planned");
        var visit = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("status", status)
                .addProperty("reason", text)
                .addProperty("day", OASFactory.createSchema().ref("#/components/schemas/Day"));
        var day = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("studyDay", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("site", OASFactory.createSchema().addType(SchemaType.STRING));
        return OASFactory.createOpenAPI()
                .components(OASFactory.createComponents()
                        .addSchema("VisitView", visit)
                        .addSchema("Day", day))
                .paths(OASFactory.createPaths()
                        .addPathItem(
                                "/api/v1/studies", OASFactory.createPathItem().GET(list))
                        .addPathItem(
                                VISIT, OASFactory.createPathItem().GET(read).POST(book))
                        .addPathItem(
                                VISIT + "/release", OASFactory.createPathItem().POST(release)));
    }

    private static Set<String> statuses(Operation operation) {
        return new TreeSet<>(operation.getResponses().getAPIResponses().keySet());
    }

    private static Set<String> types(APIResponse refusal) {
        return refusal.getContent()
                .getMediaType(Problem.MEDIA_TYPE)
                .getExamples()
                .keySet();
    }

    private static <T> T known(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private static Set<String> with(Set<String> statuses, String... others) {
        var all = new TreeSet<>(statuses);
        all.addAll(List.of(others));
        return all;
    }
}
