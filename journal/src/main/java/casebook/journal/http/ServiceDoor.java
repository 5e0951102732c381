package casebook.journal.http;

import casebook.kernel.http.ApiDoor;
import casebook.kernel.http.BearerTokens;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What happens to a request before an endpoint of a service is looked for. */
@ApplicationScoped
class ServiceDoor {
    private final ApiDoor door;
    private final BearerTokens bearerTokens;

    ServiceDoor(ApiDoor door, BearerTokens bearerTokens) {
        this.door = door;
        this.bearerTokens = bearerTokens;
    }

    void filters(@Observes Filters filters) {
        filters.register(door.refusing(door::checkHost), ApiDoor.BEFORE_AUTHENTICATION);
        filters.register(door.refusing(door::checkSize), ApiDoor.BEFORE_AUTHENTICATION - 1);
        filters.register(ApiDoor.onlyApi(bearerTokens), ApiDoor.AFTER_AUTHENTICATION);
    }

    void failures(@Observes Router router) {
        door.answerFailures(router);
    }
}
