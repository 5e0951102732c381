package casebook.kernel.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Verifies the bearer token of every request to the API before anything else is done with it, at the gateway and again at
 * each service. The request stays paused meanwhile, so that no part of its body is lost. What the caller may do is the
 * services' to say.
 */
@ApplicationScoped
public class BearerTokens implements Handler<RoutingContext> {
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer ");
    /** Three parts, as a signed JWT has; of other forms there is nothing that could be verified here. */
    private static final Pattern SIGNED =
            Pattern.compile("(?i:Bearer) +[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** For a token whose key is not known here, about which the issuer is asked once in a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Keeps Quarkus from answering a failure before we do. */
    private static final BiConsumer<RoutingContext, Throwable> REFUSED_HERE = (_, _) -> {};

    private final IdentityProviderManager providers;
    private final ProblemWriter problems;
    private final IssuerKeys keys;
    private final VerifiedTokens verified;

    BearerTokens(IdentityProviderManager providers, IssuerKeys keys, ProblemWriter problems, Clock clock) {
        this.providers = providers;
        this.keys = keys;
        this.problems = problems;
        this.verified = new VerifiedTokens(clock);
    }

    @Override
    public void handle(RoutingContext exchange) {
        var authorization = exchange.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (authorization.size() > 1) {
            refuse(exchange, Challenge.VALID_TOKEN, "token-ambiguous", "Send one Authorization header.");
        } else if (authorization.isEmpty()
                || !BEARER.matcher(authorization.getFirst()).lookingAt()) {
            refuse(exchange, Challenge.TOKEN, "token-missing", "Send a bearer token of the identity provider.");
        } else if (!SIGNED.matcher(authorization.getFirst()).matches()) {
            invalid(exchange);
        } else {
            var token = authorization.getFirst();
            verified.find(token).ifPresentOrElse(known -> proceed(exchange, known), () -> verify(exchange, token));
        }
    }

    /** Whether the request has a token that was verified before and has not expired; it may have to be verified again. */
    public boolean knows(HttpServerRequest request) {
        var authorization = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        return authorization.size() == 1 && verified.knows(authorization.getFirst());
    }

    private void verify(RoutingContext exchange, String token) {
        if (!keys.loaded()) {
            problems.write(exchange.request(), IssuerKeys.away());
            return;
        }
        exchange.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, REFUSED_HERE);
        var context = Vertx.currentContext();
        QuarkusHttpUser.getSecurityIdentity(exchange, providers)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .emitOn(verdict -> context.runOnContext(_ -> verdict.run()))
                .subscribe()
                .with(identity -> admit(exchange, token, identity), failure -> failed(exchange, token, failure));
    }

    private void admit(RoutingContext exchange, String token, SecurityIdentity identity) {
        if (identity.isAnonymous() || !VerifiedTokens.namesSomebody(identity)) {
            invalid(exchange);
        } else {
            proceed(exchange, verified.remember(token, identity));
        }
    }

    private static void proceed(RoutingContext exchange, SecurityIdentity identity) {
        QuarkusHttpUser.setIdentity(identity, exchange);
        exchange.next();
    }

    private void failed(RoutingContext exchange, String token, Throwable failure) {
        if (failure instanceof AuthenticationException) {
            verified.forget(token);
            invalid(exchange);
        } else if (failure instanceof TimeoutException || failure instanceof OIDCException) {
            problems.write(exchange.request(), IssuerKeys.away());
        } else {
            exchange.fail(failure);
        }
    }

    private void invalid(RoutingContext exchange) {
        refuse(
                exchange,
                Challenge.VALID_TOKEN,
                "token-invalid",
                "The token is not valid, or not any more; ask for a new one.");
    }

    private void refuse(RoutingContext exchange, String challenge, String code, String message) {
        exchange.response().putHeader(Challenge.HEADER, challenge);
        problems.write(exchange.request(), new Refused(ProblemType.UNAUTHENTICATED, code, message));
    }
}
