package casebook.gateway.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The services behind the gateway: where they are, and how to speak with them. */
public final class Services {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final Duration FAILURES_WINDOW = Duration.ofSeconds(10);
    private static final int NO_TIMEOUT = -1;

    private final Map<String, URI> addresses;
    private final HttpClient client;
    private final Patience patience;
    private final Map<String, CircuitBreaker> circuits;

    /**
     * How long to wait.
     *
     * @param connect for a connection
     * @param answer from the end of a request to the beginning of its answer
     * @param stall with nothing coming or going in the middle of either
     */
    public record Patience(Duration connect, Duration answer, Duration stall) {}

    /**
     * When to leave a service alone.
     *
     * @param failures requests in ten seconds without an answer
     * @param rest how long it is left alone, until one request tries it
     */
    public record Circuit(int failures, Duration rest) {}

    /** How many connections to each service, and how many requests may wait for one. */
    public record Room(int connections, int waiting) {}

    /** @throws IllegalArgumentException when an address has no host or another scheme than http and https */
    public Services(Vertx vertx, Map<String, URI> addresses, Patience patience, Room room, Circuit circuit) {
        addresses.forEach(Services::requireUsable);
        this.addresses = Map.copyOf(addresses);
        this.patience = patience;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(patience.connect().toMillis()))
                .setIdleTimeout(Math.toIntExact(patience.stall().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxPoolSize(room.connections())
                .setMaxWaitQueueSize(room.waiting()));
        this.circuits = addresses.keySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(Function.identity(), service -> breaker(vertx, service, circuit)));
    }

    private static CircuitBreaker breaker(Vertx vertx, String service, Circuit circuit) {
        return CircuitBreaker.create(
                service,
                vertx,
                new CircuitBreakerOptions()
                        .setMaxFailures(circuit.failures())
                        .setFailuresRollingWindow(FAILURES_WINDOW.toMillis())
                        .setResetTimeout(circuit.rest().toMillis())
                        .setTimeout(NO_TIMEOUT)); // the exchange has its own
    }

    /**
     * Has an exchange with a service, unless that is being left alone.
     *
     * @param exchange ends with the service's answer, or fails because the service gave none
     */
    public <T> Future<T> exchange(String service, Supplier<Future<T>> exchange) {
        return known(circuits, service).execute(answer -> exchange.get().onComplete(answer));
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
        var address = known(addresses, service);
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

    private static <T> T known(Map<String, T> parts, String service) {
        var part = parts.get(service);
        if (part == null) {
            throw new IllegalArgumentException("There is no service " + service);
        }
        return part;
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
