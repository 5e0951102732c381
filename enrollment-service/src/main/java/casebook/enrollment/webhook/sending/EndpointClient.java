package casebook.enrollment.webhook.sending;

import casebook.enrollment.WebhookConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Posts to endpoints: connects to the address that was checked, follows no redirect, waits for nobody longer than it may. */
@ApplicationScoped
class EndpointClient {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final HttpClient client;
    private final Duration timeout;

    @Inject
    EndpointClient(Vertx vertx, WebhookConfig config) {
        this(vertx, config, null);
    }

    /** @param issuers whose certificates are believed; none for those that the platform believes */
    EndpointClient(Vertx vertx, WebhookConfig config, @Nullable TrustOptions issuers) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setName("webhooks")
                .setConnectTimeout(CONNECT_MILLIS)
                // Two webhooks may have one host: neither waits for the other's connections.
                .setMaxPoolSize(config.atOnce())
                // What a trace names is nobody's business outside.
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setTrustOptions(issuers));
        this.timeout = config.attemptTimeout();
    }

    /** What an endpoint answered. */
    record Answer(int status, String excerpt) {}

    /**
     * Posts and waits for the answer.
     *
     * @throws TimeoutException when it did not come in time
     * @throws ExecutionException when the endpoint cannot be reached, or breaks off
     */
    Answer post(URI address, InetAddress checked, MultiMap headers, String body)
            throws TimeoutException, ExecutionException, InterruptedException {
        var sent = new AtomicReference<HttpClientRequest>();
        var over = new AtomicBoolean();
        var answer = client.request(options(address, checked).setHeaders(headers))
                .compose(request -> {
                    sent.set(request);
                    return over.get() ? late(request) : answer(request, body);
                })
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            over.set(true);
            var request = sent.get();
            if (!answer.isDone() && request != null) {
                request.reset();
            }
        }
    }

    /** Asked for on the connection's own thread: on another the answer could be over before somebody listens. */
    private static Future<Answer> answer(HttpClientRequest request, String body) {
        return request.send(Buffer.buffer(body))
                .compose(response -> Excerpt.of(response).map(text -> new Answer(response.statusCode(), text)));
    }

    /** The connection came when nobody waited any more: what is sent now would be an attempt that no log has. */
    private static Future<Answer> late(HttpClientRequest request) {
        request.reset();
        return Future.failedFuture("The connection came too late");
    }

    /** The name is still what the certificate is held against, and what the endpoint is told. */
    private static RequestOptions options(URI address, InetAddress checked) {
        var secure = "https".equals(address.getScheme());
        var port = address.getPort() < 0 ? (secure ? HTTPS : HTTP) : address.getPort();
        var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, checked.getHostAddress()))
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(secure)
                .setFollowRedirects(false)
                .setURI(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery());
    }

    void close(@Observes ShutdownEvent stopping) {
        client.close();
    }
}
