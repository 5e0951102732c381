package casebook.enrollment.webhook;

import casebook.journal.audit.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A sponsor's endpoint: a real HTTP server that keeps what it is told and answers as a test says. */
public final class Receiver implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    private static final int NO_CONTENT = 204;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private volatile Handler<HttpServerRequest> answer = answering(NO_CONTENT);

    /** One attempt as it came. */
    public record Told(String path, MultiMap headers, String body) {
        public String id() {
            return headers.get("webhook-id");
        }

        public JsonNode event() {
            return Json.parse(body);
        }

        public String type() {
            return event().path("type").asText();
        }

        /** Whether the library of Standard Webhooks, which has no line of ours, takes the signature of this secret. */
        public boolean isSignedWith(String secret) {
            var lists = headers.names().stream()
                    .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), headers::getAll));
            try {
                new Webhook(secret).verify(body, lists);
                return true;
            } catch (EmptyWebhookSecretException | WebhookVerificationException _) {
                return false;
            }
        }
    }

    public Receiver() {
        this(new HttpServerOptions());
    }

    /** Over TLS, with a certificate of its own. */
    public static Receiver secure(KeyCertOptions certificate) {
        return new Receiver(new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate));
    }

    private Receiver(HttpServerOptions options) {
        server = vertx.createHttpServer(options)
                .requestHandler(request -> request.body().onSuccess(body -> {
                    told.add(new Told(request.uri(), request.headers(), body.toString()));
                    answer.handle(request);
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public static Handler<HttpServerRequest> answering(int status) {
        return request -> request.response().setStatusCode(status).end();
    }

    /** From now on. */
    public Receiver answers(Handler<HttpServerRequest> from) {
        answer = from;
        return this;
    }

    public int port() {
        return server.actualPort();
    }

    public String address() {
        return "http://127.0.0.1:" + port() + "/casebook?for=sponsor";
    }

    /** The next attempt, when it comes. */
    public Told next() {
        try {
            var next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("Nothing was told");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The attempts that came and that no test has looked at. */
    public List<Told> others() {
        var others = new ArrayList<Told>();
        told.drainTo(others);
        return others;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
