package casebook.enrollment.webhook.sending;

import casebook.enrollment.webhook.Deliveries.Claim;
import casebook.enrollment.webhook.Deliveries.Endpoint;
import casebook.enrollment.webhook.EndpointRule;
import casebook.enrollment.webhook.EndpointRule.NotAllowed;
import casebook.enrollment.webhook.Outcome;
import casebook.enrollment.webhook.SendTestEvent;
import casebook.kernel.text.Wordless;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes one attempt at a delivery and says what became of it. */
@ApplicationScoped
class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final EndpointRule rule;
    private final EndpointClient client;
    private final Clock clock;

    Attempts(EndpointRule rule, EndpointClient client, Clock clock) {
        this.rule = rule;
        this.client = client;
        this.clock = clock;
    }

    Outcome make(Endpoint endpoint, Claim claim) throws InterruptedException {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var begun = System.nanoTime();
        if (endpoint.secrets().isEmpty()) {
            return outcome(at, begun, null, "secret-unreadable", null);
        }
        if (rule.fault(endpoint.address()).isPresent()) {
            return outcome(at, begun, null, "address-not-allowed", null); // by the rule of today
        }
        try {
            var address = URI.create(endpoint.address());
            var answer = client.post(
                    address,
                    rule.reach(address),
                    headers(endpoint, claim, at),
                    claim.message().body());
            return outcome(at, begun, answer.status(), null, kept(claim, answer));
        } catch (NotAllowed _) {
            return outcome(at, begun, null, "address-not-allowed", null);
        } catch (TimeoutException _) {
            return outcome(at, begun, null, "timed-out", null);
        } catch (ExecutionException e) {
            return outcome(at, begun, null, failure(e), null);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Delivery %d of webhook %s cannot be sent: %s",
                    claim.delivery(), claim.webhook(), Wordless.line(e));
            return outcome(at, begun, null, "not-sent", null);
        }
    }

    /** Of a test alone, which tells nothing: many endpoints answer with what they were sent, and no log holds what was captured. */
    private static @Nullable String kept(Claim claim, EndpointClient.Answer answer) {
        var isTest = claim.message().type().equals(SendTestEvent.TYPE);
        return isTest && !Outcome.isSuccess(answer.status()) ? answer.excerpt() : null;
    }

    /** The delivery's id is the event's, the same at each attempt: by it a receiver knows what it has already had. */
    private static MultiMap headers(Endpoint endpoint, Claim claim, Instant at) {
        var message = claim.message();
        return MultiMap.caseInsensitiveMultiMap()
                .set("Content-Type", "application/cloudevents+json")
                .set("User-Agent", "Casebook-Webhooks")
                .set("webhook-id", message.event())
                .set("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .set("webhook-signature", Signature.of(endpoint.secrets(), message.event(), at, message.body()));
    }

    /** A word of ours: what libraries say may hold addresses of the house. */
    private static String failure(ExecutionException failed) {
        return switch (failed.getCause()) {
            case ConnectException _ -> "not-reached";
            case SSLException _ -> "tls-failed";
            case null, default -> "broken-off";
        };
    }

    private static Outcome outcome(
            Instant at, long begun, @Nullable Integer status, @Nullable String failure, @Nullable String answer) {
        var millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        return new Outcome(at, millis, status, failure, answer);
    }
}
