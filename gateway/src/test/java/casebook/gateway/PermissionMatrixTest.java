package casebook.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.routing.RouteTable;
import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import casebook.kernel.testing.PermissionMatrix;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the gateway answers itself, but the live stream, which has a matrix of its own. The peers in the services' places hold
 * the site against the caller's grants, as services do, and no role: that is held against the table by the gateway alone.
 */
@QuarkusTest
@WithTestResource(GatewayParts.class)
class PermissionMatrixTest {
    private static final String STUDY = "hynrcs-allo-als-02";
    private static final String SUBJECT = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final Set<String> STREAM = Set.of("/api/v1/studies/{study}/events");
    private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");
    private static final Pattern SEPARATOR = Pattern.compile("[.:]");
    private static final PermissionMatrix MATRIX = new PermissionMatrix(
            "gateway", Map.of("study", STUDY, "site", "HYU", "subject", SUBJECT), Map.of(), Set.of());

    @Inject
    GatewayConfig config;

    @Test
    void every_endpoint_of_the_gateway_answers_as_the_permission_table_says() {
        var peers = Stream.of("enrollment", "scheduling", "assessment")
                .map(Peer::of)
                .toList();
        peers.forEach(peer -> peer.answer(PermissionMatrixTest::answer));
        MATRIX.check();
        peers.forEach(Peer::close);
    }

    @Test
    void what_the_gateway_answers_itself_is_in_a_matrix() {
        // Given
        var own = config.routes().stream()
                .filter(branches -> branches.service().equals(RouteTable.GATEWAY_ITSELF))
                .flatMap(branches -> branches.paths().stream());
        // When
        var asked = Stream.concat(MATRIX.paths().stream(), STREAM.stream())
                .map(path -> PARAMETER.matcher(path).replaceAll("*"));
        // Then
        assertEquals(new TreeSet<>(own.toList()), new TreeSet<>(asked.toList()));
    }

    private static void answer(HttpServerRequest request) {
        var sites = sites(request.getHeader("Authorization"));
        var ofSubject = request.path().contains(SUBJECT);
        if (sites.contains("*") || (ofSubject && sites.contains("HYU"))) {
            var at = new JsonObject().put("at", "2025-03-14T09:00:00Z");
            var record = new JsonObject()
                    .put("position", 1)
                    .put("subject", ofSubject ? SUBJECT : "-")
                    .put("attribution", at);
            request.response()
                    .end(new JsonObject()
                            .put("whole", true)
                            .put("records", request.path().endsWith("/verification") ? 1 : new JsonArray().add(record))
                            .toBuffer());
        } else if (ofSubject) {
            refuse(request, 404, "not-found", "not-found");
        } else {
            refuse(request, 403, "forbidden", "role-not-study-wide");
        }
    }

    /** Those of the study, as the token's grants name them. */
    private static List<String> sites(String authorization) {
        var claims = Base64.getUrlDecoder().decode(SEPARATOR.split(authorization)[1]);
        return new JsonObject(new String(claims, StandardCharsets.UTF_8))
                .getJsonArray("grants").stream()
                        .map(grant -> SEPARATOR.split(grant.toString()))
                        .filter(grant -> Set.of("*", STUDY).contains(grant[0]))
                        .map(grant -> grant[1])
                        .toList();
    }

    private static void refuse(HttpServerRequest request, int status, String type, String code) {
        var reason = new JsonObject().put("pointer", "").put("code", code).put("message", "As a service says it.");
        request.response()
                .setStatusCode(status)
                .end(new JsonObject()
                        .put("type", "/docs/problems/" + type)
                        .put("status", status)
                        .put("reasons", new JsonArray().add(reason))
                        .toBuffer());
    }
}
