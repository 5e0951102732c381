package casebook.gateway.testing;

import casebook.kernel.testing.AnswersAsDocumented;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A server in the place of one service. Unless told otherwise it answers every request with what reached it:
 * {@code {service, method, uri, headers: {name: [value]}, bytes}}.
 */
public final class Peer implements AutoCloseable {
    /** As the services have it. */
    private static final int LARGEST_HEADERS = 20 * 1024;

    private final String service;
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Handler<HttpServerRequest> answer = this::echo;
    private HttpServer server;

    private Peer(String service) {
        this.service = service;
        this.server = listen();
    }

    /** Begins to answer at the address that the gateway knows of the service. */
    public static Peer of(String service) {
        return new Peer(service);
    }

    private HttpServer listen() {
        var options = new HttpServerOptions()
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setHost(address().getHost())
                .setPort(address().getPort());
        return await(vertx.createHttpServer(options)
                .requestHandler(request -> {
                    requests.incrementAndGet();
                    request.response().putHeader(AnswersAsDocumented.MADE_UP, service);
                    answer.handle(request);
                })
                .listen());
    }

    public URI address() {
        return ConfigProvider.getConfig().getValue("casebook.gateway.services." + service, URI.class);
    }

    public Vertx vertx() {
        return vertx;
    }

    /** How many requests have reached it. */
    public int requests() {
        return requests.get();
    }

    public void answer(Handler<HttpServerRequest> answer) {
        this.answer = answer;
    }

    public void answerWithEcho() {
        this.answer = this::echo;
    }

    /** Is gone, as after a crash. */
    public void vanish() {
        await(server.close());
    }

    public void comeBack() {
        server = listen();
    }

    private void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var headers = new JsonObject();
            request.headers()
                    .names()
                    .forEach(name -> headers.put(
                            name.toLowerCase(Locale.ROOT),
                            new JsonArray(request.headers().getAll(name))));
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject()
                            .put("service", service)
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("headers", headers)
                            .put("bytes", body.length())
                            .toBuffer());
        });
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
