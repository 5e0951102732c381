package casebook.kernel.trace;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;

/** Where steps are sent, in batches and beside the requests; if it is away they are dropped. */
final class Collector {
    private final OpenTelemetrySdk sdk;

    /** @param settings by OpenTelemetry's names; environment and system properties come before them */
    Collector(Map<String, String> settings) {
        sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> settings)
                .setServiceClassLoader(Collector.class.getClassLoader())
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    Tracer tracer(String name) {
        return sdk.getTracer(name);
    }

    /** Sends what has still to be sent. */
    void close() {
        sdk.close();
    }
}
