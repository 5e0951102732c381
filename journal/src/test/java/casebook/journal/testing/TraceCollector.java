package casebook.journal.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Where a service under test sends its steps, as it would to a collector: OTLP over HTTP. What came can be read again. */
public final class TraceCollector implements QuarkusTestResourceLifecycleManager {
    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String PATH = "/v1/traces";

    /** In OTLP a step's name stands so many bytes behind its trace's id: both ids of steps are between them. */
    private static final int IDS = 48;

    private final ByteArrayOutputStream came = new ByteArrayOutputStream();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        var listening = listen();
        server = listening;
        return Map.of(
                ENDPOINT, "http://127.0.0.1:" + listening.getAddress().getPort(), "otel.bsp.schedule.delay", "50");
    }

    private HttpServer listen() {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            listening.createContext(PATH, this::handle);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(200, 0);
                came.writeTo(exchange.getResponseBody());
            } else {
                exchange.getRequestBody().transferTo(came);
                exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    /**
     * Whether the service told of a step of this name.
     *
     * @param trace the trace's id, in hex
     */
    public static boolean heard(String trace, String name) {
        var id = latin(HexFormat.of().parseHex(trace));
        var heard = heard();
        for (var at = heard.indexOf(id); at >= 0; at = heard.indexOf(id, at + 1)) {
            var head = heard.substring(at, Math.min(heard.length(), at + IDS + name.length()));
            if (head.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text stands anywhere in what came. */
    public static boolean heard(String text) {
        return heard().contains(text);
    }

    private static String heard() {
        var endpoint = ConfigProvider.getConfig().getValue(ENDPOINT, String.class);
        return latin(RestAssured.given().get(endpoint + PATH).asByteArray());
    }

    /** One character for each byte. */
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
