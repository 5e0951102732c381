package casebook.journal.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without its store a service can answer nothing, so nobody should ask it. */
@Readiness
@ApplicationScoped
class StoreCheck implements HealthCheck {
    private final Engine engine;

    StoreCheck(Engine engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("The journal's store")
                .status(engine.answers())
                .build();
    }
}
