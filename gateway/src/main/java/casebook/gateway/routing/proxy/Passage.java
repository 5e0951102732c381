package casebook.gateway.routing.proxy;

import casebook.gateway.GatewayConfig;
import casebook.gateway.http.Services;
import casebook.gateway.limits.Seats;
import casebook.gateway.routing.RouteTable;
import casebook.kernel.http.ProblemWriter;
import casebook.kernel.http.RequestTimes;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands a request to the service that owns its path. */
@ApplicationScoped
class Passage implements Handler<RoutingContext> {
    private static final ProxyOptions WITHOUT_WEB_SOCKETS = new ProxyOptions().setSupportWebSocket(false);
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final RouteTable routes;
    private final Services services;
    private final ServiceExchange.Means means;

    Passage(
            RouteTable routes,
            Services services,
            ProblemWriter problems,
            Vertx vertx,
            GatewayConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.routes = routes;
        this.services = services;
        this.means = new ServiceExchange.Means(
                services,
                problems,
                new BodyLimit(largest.asLongValue(), config.bodyTimeout()),
                Seats.ofLargeBodies(config.largeBodies(), config.largeBodiesOfUser()),
                vertx);
    }

    @Override
    public void handle(RoutingContext exchange) {
        var service = routes.serviceOf(exchange.request().path())
                .orElseThrow(() -> new Refused(
                        ProblemType.NOT_FOUND, "unknown-path", "No part of the system answers at this path."));
        exchange.put(RequestTimes.SERVICE, service);
        if (services.names().contains(service)) {
            requireStreaming(exchange.request().version());
            sayHowTheBodyEnds(exchange.request());
            proxy(service, exchange).handle(exchange.request());
        } else {
            exchange.next(); // the gateway's own
        }
    }

    private HttpProxy proxy(String service, RoutingContext exchange) {
        var through = new ServiceExchange(service, exchange, means);
        return HttpProxy.reverseProxy(WITHOUT_WEB_SOCKETS, services.client(service))
                .origin(through::open)
                .addInterceptor(through);
    }

    /** An answer of unknown length would have to be held in memory for HTTP/1.0. */
    private static void requireStreaming(HttpVersion version) {
        if (version == HttpVersion.HTTP_1_0) {
            throw new Refused(ProblemType.MALFORMED_REQUEST, "http-version", "Speak HTTP/1.1 or HTTP/2.");
        }
    }

    /** HTTP/2 needs no header to end a body; the HTTP/1.1 spoken with services does. */
    private static void sayHowTheBodyEnds(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2
                && WITH_BODY.contains(request.method())
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
    }
}
