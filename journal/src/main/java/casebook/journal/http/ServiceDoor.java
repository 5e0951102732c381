package casebook.journal.http;

import casebook.kernel.http.ApiDoor;
import casebook.kernel.http.BearerTokens;
import casebook.kernel.http.RequestId;
import casebook.kernel.http.RequestTimes;
import casebook.kernel.trace.TracedRequests;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/** What happens to a request before an endpoint of a service is looked for. */
@ApplicationScoped
class ServiceDoor {
    private final ApiDoor door;
    private final BearerTokens bearerTokens;
    private final RequestTimes times;
    private final TracedRequests traces;

    ServiceDoor(ApiDoor door, BearerTokens bearerTokens, RequestTimes times, TracedRequests traces) {
        this.door = door;
        this.bearerTokens = bearerTokens;
        this.times = times;
        this.traces = traces;
    }

    void filters(@Observes Filters filters) {
        filters.register(ApiDoor.onlyApi(times), ApiDoor.BEFORE_AUTHENTICATION + 3);
        filters.register(ApiDoor.onlyApi(traces), ApiDoor.BEFORE_AUTHENTICATION + 2);
        filters.register(ApiDoor.onlyApi(ServiceDoor::nameInLog), ApiDoor.BEFORE_AUTHENTICATION + 1);
        filters.register(door.refusing(door::checkHost), ApiDoor.BEFORE_AUTHENTICATION);
        filters.register(door.refusing(door::checkSize), ApiDoor.BEFORE_AUTHENTICATION - 1);
        filters.register(ApiDoor.onlyApi(bearerTokens), ApiDoor.AFTER_AUTHENTICATION);
    }

    /** The lines that are logged meanwhile say to which request they belong, by the gateway's name for it. */
    private static void nameInLog(RoutingContext exchange) {
        var id = exchange.request().getHeader(RequestId.HEADER);
        if (RequestId.isFit(id)) {
            MDC.put("request", id);
        }
        exchange.next();
    }

    void failures(@Observes Router router) {
        door.answerFailures(router);
    }
}
