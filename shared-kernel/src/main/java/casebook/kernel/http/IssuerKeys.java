package casebook.kernel.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Whether the issuer's keys have come. Until then no token can be verified, so that nobody should ask; and who asks is told
 * at once, because one attempt after another is made here and none by requests. Once they have come the issuer may go away:
 * tokens are verified without it.
 */
@Default
@Readiness
@ApplicationScoped
public class IssuerKeys implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** An issuer that takes a connection and says nothing is away too. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TenantConfigBean tenants;
    private final Vertx vertx;

    IssuerKeys(TenantConfigBean tenants, Vertx vertx) {
        this.tenants = tenants;
        this.vertx = vertx;
    }

    static Refused away() {
        return new Refused(
                ProblemType.UNAVAILABLE,
                "issuer-away",
                "The identity provider's keys are not at hand, so that no token can be verified. Repeat the request shortly.");
    }

    boolean loaded() {
        return issuer().ready();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("The issuer's keys").status(loaded()).build();
    }

    void begin(@Observes StartupEvent started) {
        if (!loaded()) {
            LOG.warnf(
                    "The issuer at %s is away. Nobody is let in until its keys have come.",
                    issuer().oidcConfig().authServerUrl().orElse("no address"));
            tryLater();
        }
    }

    private void tryLater() {
        vertx.setTimer(
                PAUSE.toMillis(),
                _ -> issuer().initialize()
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail()
                        .subscribe()
                        .with(_ -> attempted(), _ -> attempted()));
    }

    private void attempted() {
        if (loaded()) {
            LOG.info("The issuer's keys have come.");
        } else {
            tryLater();
        }
    }

    private TenantConfigContext issuer() {
        return tenants.getDefaultTenant();
    }
}
