package casebook.gateway.routing;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which service owns a path. Paths are the same at the gateway and at the service. */
public final class RouteTable {
    /** Stands in the table for what the gateway answers itself. */
    public static final String GATEWAY_ITSELF = "gateway";

    private final List<Route> routes;

    private RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** One line of the table. */
    public record Route(String service, RoutePattern pattern) {}

    /** @throws IllegalArgumentException when a line names a service that is not known */
    public static RouteTable of(List<Route> routes, Set<String> services) {
        for (var route : routes) {
            if (!services.contains(route.service())) {
                throw new IllegalArgumentException("The route table names the service '" + route.service()
                        + "', whose requests could go nowhere. Give its address as casebook.gateway.services."
                        + route.service() + ".");
            }
        }
        return new RouteTable(routes);
    }

    /** The service of the first line that fits the path. */
    public Optional<String> serviceOf(String path) {
        var segments = RoutePattern.split(path);
        return routes.stream()
                .filter(route -> route.pattern().fits(segments))
                .map(Route::service)
                .findFirst();
    }
}
