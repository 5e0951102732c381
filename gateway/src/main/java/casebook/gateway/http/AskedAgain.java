package casebook.gateway.http;

import casebook.kernel.http.Challenge;
import io.vertx.ext.web.RoutingContext;

/** Tells the 401 by which a service has a known user sign in again from the one that says that nobody is known. */
public final class AskedAgain {
    private AskedAgain() {}

    /**
     * Whether the answer is the former, which is held against nobody: the token is valid, and a role of its user allows what was
     * asked. A service says so, which none but known users reach.
     */
    public static boolean by(RoutingContext exchange) {
        return Challenge.isForKnownUser(exchange.response().headers().get(Challenge.HEADER));
    }
}
