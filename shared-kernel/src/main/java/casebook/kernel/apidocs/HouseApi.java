package casebook.kernel.apidocs;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/** Completes a service's document while it is built, from the code and from the tables of the kernel. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class HouseApi implements OASFilter {
    private final IndexView code;

    public HouseApi(IndexView code) {
        this.code = code;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        BearerToken.declareIn(api);
        RequestHeaders.declareIn(api);
        var required = new SentFields(code, api);
        var endpoints = new Endpoints(code);
        var refusals = new Refusals(api);
        var headers = new AnswerHeaders(api);
        required.tell();
        Operations.of(api).forEach(operation -> {
            var special = endpoints.refusalsOf(operation);
            endpoints.tell(operation);
            refusals.tell(operation, special);
            headers.tell(operation);
            RequestHeaders.tell(operation);
        });
        new Examples(api).tell();
    }
}
