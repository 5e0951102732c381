package casebook.kernel.trace;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells a collector of the steps that requests take, where {@code OTEL_EXPORTER_OTLP_ENDPOINT} names one; the other settings of
 * OpenTelemetry hold too. Without a collector no class of its SDK is loaded.
 */
@Singleton
class Tracing {
    private static final String PREFIX = "otel.";

    private final @Nullable Collector collector;

    Tracing(
            @ConfigProperty(name = "otel.exporter.otlp.endpoint") Optional<String> endpoint,
            @ConfigProperty(name = "quarkus.application.name") String service,
            Config config) {
        this.collector =
                endpoint.map(_ -> new Collector(settings(service, config))).orElse(null);
    }

    private static Map<String, String> settings(String service, Config config) {
        var settings = new HashMap<>(Map.of(
                "otel.service.name", service,
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none"));
        for (var name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                config.getOptionalValue(name, String.class).ifPresent(value -> settings.put(name, value));
            }
        }
        return settings;
    }

    /** Of no effect without a collector: a trace then passes through as it came. */
    @Produces
    @Singleton
    Tracer tracer() {
        var name = "casebook";
        return collector == null ? TracerProvider.noop().get(name) : collector.tracer(name);
    }

    @PreDestroy
    void close() {
        if (collector != null) {
            collector.close();
        }
    }
}
