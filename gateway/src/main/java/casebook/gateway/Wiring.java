package casebook.gateway;

import casebook.gateway.attempts.AttemptCounts;
import casebook.gateway.attempts.Threshold;
import casebook.gateway.http.Services;
import casebook.gateway.limits.Seats;
import casebook.gateway.routing.Deprecation;
import casebook.gateway.routing.Deprecations;
import casebook.gateway.routing.RoutePattern;
import casebook.gateway.routing.RouteTable;
import casebook.gateway.routing.RouteTable.Route;
import casebook.gateway.stream.RecentEvents;
import casebook.gateway.trail.ReadTrail;
import casebook.gateway.trail.ServiceTrails;
import casebook.gateway.trail.VerifyTrail;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

/** What the gateway consists of. */
class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RouteTable routeTable(GatewayConfig config) {
        var known = new HashSet<>(config.services().keySet());
        known.add(RouteTable.GATEWAY_ITSELF);
        return RouteTable.of(
                config.routes().stream()
                        .flatMap(branches -> branches.paths().stream()
                                .map(path -> new Route(branches.service(), RoutePattern.of(path))))
                        .toList(),
                known);
    }

    @Produces
    @Singleton
    Deprecations deprecations(GatewayConfig config) {
        return new Deprecations(config.deprecations().stream()
                .flatMap(ending -> ending.paths().stream()
                        .map(path -> new Deprecation(
                                RoutePattern.of(path),
                                ending.methods().orElse(Set.of()),
                                ending.since(),
                                ending.sunset(),
                                ending.page())))
                .toList());
    }

    @Produces
    @Singleton
    Services services(Vertx vertx, GatewayConfig config) {
        return new Services(
                vertx,
                config.services(),
                new Services.Patience(config.connectTimeout(), config.answerTimeout(), config.stallTimeout()),
                new Services.Room(config.connections(), config.waiting()),
                new Services.Circuit(
                        config.circuit().failures(), config.circuit().rest()));
    }

    @Produces
    @Singleton
    AttemptCounts attemptCounts(GatewayConfig config) {
        var window = config.attempts().window();
        return new AttemptCounts(
                new Threshold(config.attempts().ofAddress(), window),
                new Threshold(config.attempts().ofUser(), window));
    }

    @Produces
    @Singleton
    RecentEvents recentEvents(GatewayConfig config) {
        return new RecentEvents(
                config.stream().recentEvents(), config.stream().recentBytes().asLongValue());
    }

    @Produces
    @Singleton
    Seats seats(GatewayConfig config) {
        return Seats.ofStreams(config.stream().streams(), config.stream().streamsOfUser());
    }

    @Produces
    @Singleton
    ReadTrail readTrail(GatewayConfig config, ServiceTrails trails) {
        return new ReadTrail(config.trails(), trails);
    }

    @Produces
    @Singleton
    VerifyTrail verifyTrail(GatewayConfig config, ServiceTrails trails) {
        return new VerifyTrail(config.trails(), trails);
    }
}
