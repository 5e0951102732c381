package casebook.gateway.trail.http;

import casebook.gateway.http.Services;
import casebook.gateway.trail.Asked;
import casebook.gateway.trail.Entry;
import casebook.gateway.trail.ServiceTrails;
import casebook.gateway.trail.Told;
import casebook.gateway.trail.Verification;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks a service over its REST API. */
@ApplicationScoped
class HttpServiceTrails implements ServiceTrails {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Services services;
    private final ObjectMapper json;

    HttpServiceTrails(Services services, ObjectMapper json) {
        this.services = services;
        this.json = json;
    }

    @Override
    public CompletionStage<Told<List<Entry>>> after(Asked asked, String service, long position, int most) {
        return ask(asked, service, "?after=" + position + "&limit=" + most, page -> entries(service, page));
    }

    @Override
    public CompletionStage<Told<Verification.Part>> verification(Asked asked, String service) {
        return ask(asked, service, "/verification", found -> verification(service, found));
    }

    private <T> CompletionStage<Told<T>> ask(Asked asked, String service, String rest, Function<JsonNode, T> read) {
        return services.exchange(
                        service,
                        () -> services.open(service, HttpMethod.GET, asked.path() + rest)
                                .compose(request -> send(request, asked))
                                .compose(answer ->
                                        answer.body().map(body -> told(service, answer.statusCode(), body, read))))
                .otherwise(failure -> new Told.Refusal<>(Services.away(service, failure)))
                .toCompletionStage();
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, Asked asked) {
        asked.headers().forEach(request::putHeader);
        return request.idleTimeout(services.answerTimeout().toMillis()).send();
    }

    private <T> Told<T> told(String service, int status, Buffer body, Function<JsonNode, T> read) {
        if (status == NOT_FOUND) {
            return new Told.Unknown<>();
        }
        try {
            var tree = json.readTree(body.getBytes());
            return status == OK
                    ? new Told.Part<>(read.apply(tree))
                    : new Told.Refusal<>(PassedOnProblem.of(service, status, tree));
        } catch (IOException | DateTimeException e) {
            return new Told.Refusal<>(Services.away(service, e));
        }
    }

    private static List<Entry> entries(String service, JsonNode page) {
        var entries = new ArrayList<Entry>();
        for (var told : page.path("records")) {
            var at = Instant.parse(told.path("attribution").path("at").asText());
            entries.add(new Entry(service, told.path("position").asLong(), at, told));
        }
        return entries;
    }

    private static Verification.Part verification(String service, JsonNode found) {
        var breaks = new ArrayList<Object>();
        found.path("breaks").forEach(breaks::add);
        return new Verification.Part(
                service,
                true,
                found.path("whole").asBoolean(false),
                found.path("records").asLong(),
                found.path("anchors").asLong(),
                breaks);
    }
}
