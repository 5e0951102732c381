package casebook.kernel.http;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Measures every request to the API from its head to the end of its answer, refusals included. Its labels are the few statuses
 * and services there are: never a path, which names subjects.
 */
@ApplicationScoped
public class RequestTimes implements Handler<RoutingContext> {
    /** Where whoever hands the request on says to whom. */
    public static final String SERVICE = RequestTimes.class.getName();

    private static final Duration[] BUCKETS = LongStream.of(5, 10, 25, 50, 100, 250, 1_000, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final MeterProvider<Timer> requests;
    private final String itself;

    RequestTimes(MeterRegistry meters, @ConfigProperty(name = "quarkus.application.name") String itself) {
        this.itself = itself;
        this.requests = Timer.builder("casebook.requests")
                .description("Requests to the API, by whether they read or write, who answered, and with which status")
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(meters);
    }

    @Override
    public void handle(RoutingContext exchange) {
        var began = System.nanoTime();
        exchange.addEndHandler(end ->
                requests.withTags(tags(exchange, end.succeeded())).record(Duration.ofNanos(System.nanoTime() - began)));
        exchange.next();
    }

    private Tags tags(RoutingContext exchange, boolean whole) {
        return Tags.of(
                "kind", kindOf(exchange.request()),
                "service", exchange.get(SERVICE, itself),
                "status", whole ? Integer.toString(exchange.response().getStatusCode()) : "broken-off");
    }

    private static String kindOf(HttpServerRequest request) {
        return READING.contains(request.method()) ? "read" : "write";
    }
}
