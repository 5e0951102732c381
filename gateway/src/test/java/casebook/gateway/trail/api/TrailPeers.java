package casebook.gateway.trail.api;

import casebook.gateway.testing.Peer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Peers that answer for audit trails as the services do: pages by {@code after} and {@code limit}, and verifications. */
final class TrailPeers implements AutoCloseable {
    static final List<String> SERVICES = List.of("enrollment", "scheduling", "assessment");
    private static final Instant DAY = Instant.parse("2025-03-14T09:00:00Z");

    private final Map<String, Peer> peers = new HashMap<>();
    private final Map<String, List<JsonObject>> trails = new ConcurrentHashMap<>();
    private final Map<String, JsonArray> breaks = new ConcurrentHashMap<>();

    TrailPeers() {
        SERVICES.forEach(service -> {
            var peer = Peer.of(service);
            peer.answer(request -> answer(service, request));
            peers.put(service, peer);
        });
    }

    Peer peer(String service) {
        return Objects.requireNonNull(peers.get(service));
    }

    /** The service has one record for each of the seconds, in this order. */
    void records(String service, int... seconds) {
        var records = new ArrayList<JsonObject>();
        for (var second : seconds) {
            records.add(new JsonObject()
                    .put("service", service)
                    .put("position", records.size() + 1)
                    .put("kind", "visit")
                    .put(
                            "attribution",
                            new JsonObject().put("at", DAY.plusSeconds(second).toString()))
                    .put("aFieldOfTomorrow", 3.10));
        }
        trails.put(service, records);
    }

    void breaksAt(String service, long position) {
        breaks.put(
                service,
                new JsonArray()
                        .add(new JsonObject()
                                .put("position", position)
                                .put("kind", "ALTERED")
                                .put("message", "The record is not what its hash was made of.")));
    }

    private void answer(String service, HttpServerRequest request) {
        var records = trails.get(service);
        if (records == null) {
            refuse(request, 404, "not-found", "not-found");
        } else if (request.path().endsWith("/verification")) {
            var found = breaks.getOrDefault(service, new JsonArray());
            request.response()
                    .end(new JsonObject()
                            .put("service", service)
                            .put("whole", found.isEmpty())
                            .put("records", records.size())
                            .put("anchors", records.size())
                            .put("breaks", found)
                            .toBuffer());
        } else {
            request.response().end(page(request, records).toBuffer());
        }
    }

    private static JsonObject page(HttpServerRequest request, List<JsonObject> records) {
        var after = Integer.parseInt(request.getParam("after", "0"));
        var limit = Math.clamp(Integer.parseInt(request.getParam("limit", "200")), 1, 1000);
        var page = records.stream().skip(after).limit(limit).toList();
        return new JsonObject()
                .put("records", new JsonArray(page))
                .put("next", page.size() < limit ? null : page.getLast().getLong("position"));
    }

    static void refuse(HttpServerRequest request, int status, String type, String code) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "/docs/problems/" + type)
                        .put("title", "As the service calls it")
                        .put("status", status)
                        .put(
                                "reasons",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("pointer", "")
                                                .put("code", code)
                                                .put("message", "As told.")))
                        .toBuffer());
    }

    @Override
    public void close() {
        peers.values().forEach(Peer::close);
    }
}
