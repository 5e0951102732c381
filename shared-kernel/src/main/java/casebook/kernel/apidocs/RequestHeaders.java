package casebook.kernel.apidocs;

import casebook.kernel.apidocs.Operations.Documented;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The headers of requests that mean the same at every operation. */
final class RequestHeaders {
    static final String IF_MATCH = "If-Match";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String POSITION = "Casebook-Position";
    static final String POSITION_EXAMPLE = "enrollment:01976e0f-6c5e-7b1a-9d2e-3f4a5b6c7d8e:4";
    private static final int LONGEST_KEY = 100;

    private RequestHeaders() {}

    static void declareIn(OpenAPI api) {
        api.getComponents()
                .addParameter(
                        POSITION,
                        OASFactory.createParameter()
                                .name(POSITION)
                                .in(Parameter.In.HEADER)
                                .description("What earlier answers said was written, so that this one is not from"
                                        + " before it: service:subject:number, comma separated")
                                .schema(text().examples(List.of(POSITION_EXAMPLE))));
    }

    static void tell(Documented operation) {
        operation
                .header(IF_MATCH)
                .ifPresent(parameter -> parameter
                        .required(true)
                        .description("The ETag that was read; the change is decided on it")
                        .schema(text().examples(List.of("\"3\""))));
        operation
                .header(IDEMPOTENCY_KEY)
                .ifPresent(parameter -> parameter
                        .description("New for each new request; a retry with the same key gets the first answer")
                        .schema(text().minLength(1)
                                .maxLength(LONGEST_KEY)
                                .examples(List.of("0f8fad5b-d9cb-469f-a165-70867728950e"))));
        if (operation.ofStudy()) {
            operation.operation().addParameter(OASFactory.createParameter().ref("#/components/parameters/" + POSITION));
        }
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
