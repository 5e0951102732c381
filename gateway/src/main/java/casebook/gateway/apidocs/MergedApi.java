package casebook.gateway.apidocs;

import casebook.gateway.http.Services;
import casebook.gateway.routing.Deprecations;
import casebook.gateway.routing.RouteTable;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.OpenApiConfig;
import io.smallrye.openapi.runtime.io.Format;
import io.smallrye.openapi.runtime.io.OpenApiParser;
import io.smallrye.openapi.runtime.io.OpenApiSerializer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Puts the services' documents, as their builds exported them, into the one that the gateway serves. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class MergedApi implements OASFilter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var container = Arc.container();
        var routes = container.instance(RouteTable.class).get();
        var services = container.instance(Services.class).get();
        try {
            var one = new OneDocument((ObjectNode) JSON.readTree(OpenApiSerializer.serialize(api, Format.JSON)));
            for (var service : new TreeSet<>(services.names())) {
                var document = documentOf(service);
                if (document.isPresent()) {
                    one.add(
                            service,
                            document.get(),
                            path -> routes.serviceOf(path)
                                    .filter(service::equals)
                                    .isPresent());
                }
            }
            take(api, one.tree());
            var door =
                    new DoorAnswers(api, container.instance(Deprecations.class).get());
            door.tell();
            door.signInAt(ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ObjectNode> documentOf(String service) throws IOException {
        try (var exported = MergedApi.class.getResourceAsStream("/contracts/openapi/" + service + ".yaml")) {
            return exported == null ? Optional.empty() : Optional.of((ObjectNode) YAML.readTree(exported));
        }
    }

    private static void take(OpenAPI api, ObjectNode tree) throws IOException {
        var config = OpenApiConfig.fromConfig(ConfigProvider.getConfig());
        try (var text = new ByteArrayInputStream(JSON.writeValueAsBytes(tree))) {
            var whole = OpenApiParser.parse(text, Format.JSON, config);
            api.setPaths(whole.getPaths());
            api.setComponents(whole.getComponents());
            api.setTags(whole.getTags());
        }
    }
}
