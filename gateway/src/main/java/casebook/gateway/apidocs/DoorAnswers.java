package casebook.gateway.apidocs;

import static casebook.kernel.apidocs.AnswerHeaders.declare;
import static casebook.kernel.apidocs.AnswerHeaders.reference;

import casebook.gateway.routing.Deprecations;
import casebook.kernel.apidocs.Operations;
import casebook.kernel.apidocs.Operations.Documented;
import casebook.kernel.apidocs.Refusals;
import casebook.kernel.http.RequestId;
import casebook.kernel.refusal.ProblemType;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What the door adds to the answers of all services: its own refusals and headers, what will go, and how to sign in. */
final class DoorAnswers {
    private static final String SIGN_IN = "sign-in";
    private static final List<String> EVERYWHERE =
            List.of(RequestId.HEADER, "RateLimit", "RateLimit-Policy", "Deprecation", "Sunset", "Link");
    private static final List<ProblemType> ALWAYS =
            List.of(ProblemType.URI_TOO_LONG, ProblemType.TOO_MANY_REQUESTS, ProblemType.HEADERS_TOO_LARGE);

    private final OpenAPI api;
    private final Deprecations deprecations;

    DoorAnswers(OpenAPI api, Deprecations deprecations) {
        this.api = api;
        this.deprecations = deprecations;
    }

    void tell() {
        text(RequestId.HEADER, "The request's name, for the logs of all parts", "01976e0f-6c5e-7b1a-9d2e", true);
        text("RateLimit", "What is left: r requests, and whole again after t seconds", "\"user\";r=4999;t=1", false);
        text("RateLimit-Policy", "The limit: q requests in w seconds", "\"user\";q=5000;w=10", false);
        text("Deprecation", "Since when the operation is deprecated (RFC 9745)", "@1767225600", false);
        text("Sunset", "When the operation will answer no more (RFC 8594)", "Fri, 01 Jan 2027 00:00:00 GMT", false);
        text("Link", "The page that says what to use instead", "</docs/api>; rel=\"deprecation\"", false);
        var refusals = new Refusals(api);
        Operations.of(api).forEach(operation -> tell(operation, refusals));
        api.getComponents().getResponses().values().forEach(DoorAnswers::tellEverywhere);
    }

    private void text(String name, String description, String example, boolean always) {
        declare(api, name, SchemaType.STRING, description, example, always);
    }

    private void tell(Documented operation, Refusals refusals) {
        ALWAYS.forEach(type -> add(operation, refusals, type));
        if (operation.takesBody()) {
            add(operation, refusals, ProblemType.REQUEST_TIMEOUT);
        }
        operation.refusals().forEach(DoorAnswers::tellEverywhere);
        operation.successes().forEach(DoorAnswers::tellEverywhere);
        if (deprecations.of(operation.method().name(), operation.path()).isPresent()) {
            operation.operation().setDeprecated(true);
        }
    }

    private static void add(Documented operation, Refusals refusals, ProblemType type) {
        refusals.add(operation, type.status(), List.of(type));
    }

    private static void tellEverywhere(APIResponse answer) {
        if (answer.getRef() == null) {
            EVERYWHERE.forEach(header -> answer.addHeader(header, reference(header)));
        }
    }

    /** @param issuer the provider, whose own document says where people sign in */
    void signInAt(String issuer) {
        api.getComponents()
                .addSecurityScheme(
                        SIGN_IN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.OPENIDCONNECT)
                                .description("Signs a person in at the identity provider")
                                .openIdConnectUrl(issuer + "/.well-known/openid-configuration"));
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SIGN_IN));
    }
}
