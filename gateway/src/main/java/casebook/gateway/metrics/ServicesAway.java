package casebook.gateway.metrics;

import casebook.gateway.http.Services;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Which services the gateway leaves alone because they give no answers. */
@Singleton
class ServicesAway implements MeterBinder {
    private final Services services;

    ServicesAway(Services services) {
        this.services = services;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (var service : services.names()) {
            Gauge.builder("casebook.service.away", () -> services.isLeftAlone(service) ? 1 : 0)
                    .description("1 while the gateway leaves the service alone, 0 otherwise")
                    .tag("service", service)
                    .register(meters);
        }
    }
}
