package casebook.gateway.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The services behind the gateway: where they are, and how to speak with them. */
public final class Services {
    private static final Duration FAILURES_WINDOW = Duration.ofSeconds(10);
    private static final int NO_TIMEOUT = -1;

    private final Duration answerTimeout;
    private final Map<String, Connections> connections = new TreeMap<>();
    private final Map<String, CircuitBreaker> circuits = new TreeMap<>();

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
        this.answerTimeout = patience.answer();
        addresses.forEach((service, address) -> {
            connections.put(service, new Connections(vertx, service, address, patience, room));
            circuits.put(service, breaker(vertx, service, circuit));
        });
    }

    /** What the gateway itself refuses is no failure of the service. */
    private static CircuitBreaker breaker(Vertx vertx, String service, Circuit circuit) {
        return CircuitBreaker.create(
                        service,
                        vertx,
                        new CircuitBreakerOptions()
                                .setMaxFailures(circuit.failures())
                                .setFailuresRollingWindow(FAILURES_WINDOW.toMillis())
                                .setResetTimeout(circuit.rest().toMillis())
                                .setTimeout(NO_TIMEOUT)) // the exchange has its own
                .failurePolicy(exchange -> exchange.failed() && !(exchange.cause() instanceof Refused));
    }

    /**
     * Has an exchange with a service, unless that is being left alone.
     *
     * @param exchange ends with the service's answer, or fails because the service gave none
     */
    public <T> Future<T> exchange(String service, Supplier<Future<T>> exchange) {
        return known(circuits, service).execute(answer -> exchange.get().onComplete(answer));
    }

    public Set<String> names() {
        return connections.keySet();
    }

    /** Whether a service is left alone, since it gave no answers. */
    public boolean isLeftAlone(String service) {
        return known(circuits, service).state() != CircuitBreakerState.CLOSED;
    }

    public HttpClient client(String service) {
        return known(connections, service).client();
    }

    public Duration answerTimeout() {
        return answerTimeout;
    }

    /** Opens a request to a service; nothing is sent yet. Refused while all connections to it are in use. */
    public Future<HttpClientRequest> open(String service, HttpMethod method, String uri) {
        return known(connections, service).open(method, uri);
    }

    private static <T> T known(Map<String, T> parts, String service) {
        var part = parts.get(service);
        if (part == null) {
            throw new IllegalArgumentException("There is no service " + service);
        }
        return part;
    }

    /** Why a service gave no answer, as the caller is told. */
    public static Refused away(String service, Throwable cause) {
        if (cause instanceof Refused refused) {
            return refused;
        }
        var slow = cause instanceof TimeoutException;
        return new Refused(
                ProblemType.UNAVAILABLE,
                service + (slow ? "-slow" : "-away"),
                "The " + service + " service " + (slow ? "did not answer in time" : "is away")
                        + ". Repeat the request shortly; a change with the Idempotency-Key or If-Match it had.");
    }
}
