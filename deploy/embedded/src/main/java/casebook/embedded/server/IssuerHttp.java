package casebook.embedded.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import kotlin.Pair;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The issuer on the JDK's HTTP server, which starts faster than those the library brings and records no requests. */
final class IssuerHttp implements OAuth2HttpServer {

    private static final int WORKERS = 4;
    private static final int NO_BODY = -1;

    private final UnaryOperator<Function1<? super OAuth2HttpRequest, OAuth2HttpResponse>> around;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private @Nullable HttpServer server;

    /** {@code around} sees every request before the library does. */
    IssuerHttp(UnaryOperator<Function1<? super OAuth2HttpRequest, OAuth2HttpResponse>> around) {
        this.around = around;
    }

    @Override
    public OAuth2HttpServer start(
            InetAddress address, int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        try {
            Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> answers = around.apply(handler);
            HttpServer started = HttpServer.create(new InetSocketAddress(address, port), 0);
            started.setExecutor(workers);
            started.createContext("/", exchange -> {
                try (exchange) {
                    write(answers.invoke(read(exchange)), exchange);
                }
            });
            started.start();
            server = started;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(InetAddress.ofLiteral("127.0.0.1"), port, handler);
    }

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(0, handler);
    }

    /** The issuer's name in tokens follows the URL of the request; ours is fixed, so Host and the like are left out. */
    private OAuth2HttpRequest read(HttpExchange exchange) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Host") && !name.toLowerCase(Locale.ROOT).startsWith("x-forwarded")) {
                values.forEach(value -> headers.add(name, value));
            }
        });
        URI uri = exchange.getRequestURI();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new OAuth2HttpRequest(headers.build(), exchange.getRequestMethod(), url(uri.getRawPath() + query), body);
    }

    private static void write(OAuth2HttpResponse response, HttpExchange exchange) throws IOException {
        for (Pair<? extends String, ? extends String> header : response.getHeaders()) {
            exchange.getResponseHeaders().add(header.getFirst(), header.getSecond());
        }
        byte[] body = body(response);
        exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? NO_BODY : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] body(OAuth2HttpResponse response) {
        String text = response.getBody();
        byte[] bytes = response.getBytesBody();
        return text != null ? text.getBytes(StandardCharsets.UTF_8) : bytes != null ? bytes : new byte[0];
    }

    @Override
    public OAuth2HttpServer stop() {
        running().stop(0);
        workers.shutdown();
        return this;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public int port() {
        return running().getAddress().getPort();
    }

    @Override
    public HttpUrl url(String path) {
        return Objects.requireNonNull(HttpUrl.get("http://127.0.0.1:" + port()).resolve(path));
    }

    @Override
    public @Nullable Ssl sslConfig() {
        return null;
    }

    private HttpServer running() {
        return Objects.requireNonNull(server, "not started");
    }
}
