package casebook.gateway.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The services behind the gateway: where they are, and how to speak with them. */
public final class Services {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Map<String, URI> addresses;
    private final HttpClient client;
    private final Patience patience;

    /**
     * How long to wait.
     *
     * @param connect for a connection
     * @param answer from the end of a request to the beginning of its answer
     * @param stall with nothing coming or going in the middle of either
     */
    public record Patience(Duration connect, Duration answer, Duration stall) {}

    /** How many connections to each service, and how many requests may wait for one. */
    public record Room(int connections, int waiting) {}

    /** @throws IllegalArgumentException when an address has no host or another scheme than http and https */
    public Services(Vertx vertx, Map<String, URI> addresses, Patience patience, Room room) {
        addresses.forEach(Services::requireUsable);
        this.addresses = Map.copyOf(addresses);
        this.patience = patience;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(patience.connect().toMillis()))
                .setIdleTimeout(Math.toIntExact(patience.stall().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxPoolSize(room.connections())
                .setMaxWaitQueueSize(room.waiting()));
    }

    private static void requireUsable(String service, URI address) {
        var web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException("The address '" + address + "' of the service '" + service
                    + "' leads nowhere. Give casebook.gateway.services." + service + " as http://host:port.");
        }
    }

    public Set<String> names() {
        return addresses.keySet();
    }

    public HttpClient client() {
        return client;
    }

    public Duration answerTimeout() {
        return patience.answer();
    }

    /** Opens a request to a service; nothing is sent yet. */
    public Future<HttpClientRequest> open(String service, HttpMethod method, String uri) {
        var address = addresses.get(service);
        if (address == null) {
            throw new IllegalArgumentException("There is no service " + service);
        }
        var secure = "https".equals(address.getScheme());
        return client.request(new RequestOptions()
                        .setMethod(method)
                        .setHost(address.getHost())
                        .setPort(address.getPort() >= 0 ? address.getPort() : secure ? HTTPS : HTTP)
                        .setSsl(secure)
                        .setURI(uri)
                        .setConnectTimeout(patience.connect().toMillis()))
                .map(request -> request.exceptionHandler(Services::toldByAnswer));
    }

    /** What goes wrong fails the answer too, where it is dealt with; without a handler it would be logged as an error. */
    private static void toldByAnswer(Throwable failure) {}

    /** Why a service gave no answer, as the caller is told. */
    public static Refused away(String service, Throwable cause) {
        var slow = cause instanceof TimeoutException;
        return new Refused(
                ProblemType.UNAVAILABLE,
                service + (slow ? "-slow" : "-away"),
                "The " + service + " service " + (slow ? "did not answer in time" : "is away")
                        + ". Repeat the request shortly; a change with the Idempotency-Key or If-Match it had.");
    }
}
