package casebook.kernel.apidocs;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What every operation asks for: a bearer token of the identity provider. */
final class BearerToken {
    private static final String NAME = "bearer";

    private BearerToken() {}

    static void declareIn(OpenAPI api) {
        api.getComponents()
                .addSecurityScheme(
                        NAME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("A token of the identity provider, with the caller's grants"));
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(NAME));
    }
}
