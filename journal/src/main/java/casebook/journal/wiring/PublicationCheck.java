package casebook.journal.wiring;

import casebook.journal.event.Outbox;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** An event that was set aside needs an operator, but the service answers as well as before: it is unwell, not unready. */
@Wellness
@ApplicationScoped
class PublicationCheck implements HealthCheck {
    private static final int MOST = 200;
    private final Outbox outbox;

    PublicationCheck(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public HealthCheckResponse call() {
        var setAside = outbox.setAside(MOST).size();
        return HealthCheckResponse.named("The publication of events")
                .status(setAside == 0)
                .withData("set-aside", setAside)
                .build();
    }
}
