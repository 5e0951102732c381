package casebook.gateway.identity;

import casebook.gateway.http.ProblemWriter;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Verifies the bearer token of every request to the API before anything else is done with it. The request stays paused
 * meanwhile, so that no part of its body is lost. What the caller may do is the services' to say.
 */
@ApplicationScoped
public class BearerTokens implements Handler<RoutingContext> {
    /** RFC 6750, section 3: without a token only the realm is told. */
    private static final String CHALLENGE = "Bearer realm=\"casebook\"";

    private static final String INVALID = CHALLENGE + ", error=\"invalid_token\"";

    private final IdentityProviderManager providers;
    private final ProblemWriter problems;

    BearerTokens(IdentityProviderManager providers, ProblemWriter problems) {
        this.providers = providers;
        this.problems = problems;
    }

    @Override
    public void handle(RoutingContext exchange) {
        if (exchange.request().headers().getAll(HttpHeaders.AUTHORIZATION).size() > 1) {
            refuse(exchange, INVALID, "token-ambiguous", "Send one Authorization header.");
            return;
        }
        var context = Vertx.currentContext();
        QuarkusHttpUser.getSecurityIdentity(exchange, providers)
                .emitOn(verdict -> context.runOnContext(_ -> verdict.run()))
                .subscribe()
                .with(identity -> admit(exchange, identity), failure -> failed(exchange, failure));
    }

    private void admit(RoutingContext exchange, SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            refuse(exchange, CHALLENGE, "token-missing", "Send a bearer token of the identity provider.");
        } else {
            QuarkusHttpUser.setIdentity(identity, exchange);
            exchange.next();
        }
    }

    private void failed(RoutingContext exchange, Throwable failure) {
        if (failure instanceof AuthenticationException) {
            refuse(exchange, INVALID, "token-invalid", "The token is not valid, or not any more; ask for a new one.");
        } else {
            exchange.fail(failure);
        }
    }

    private void refuse(RoutingContext exchange, String challenge, String code, String message) {
        exchange.response().putHeader("WWW-Authenticate", challenge);
        problems.write(exchange.request(), new Refused(ProblemType.UNAUTHENTICATED, code, message));
    }
}
