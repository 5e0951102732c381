package casebook.gateway.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Has every service examine its chain of a subject, or of the study. */
public final class VerifyTrail {
    private final List<String> services;
    private final ServiceTrails trails;

    public VerifyTrail(List<String> services, ServiceTrails trails) {
        this.services = List.copyOf(services);
        this.trails = trails;
    }

    public CompletionStage<Verification> of(Asked asked) {
        return ServiceTrails.all(services, service -> trails.verification(asked, service))
                .thenApply(told -> {
                    var parts = new ArrayList<Verification.Part>();
                    Told.parts(told, asked.what())
                            .forEach((service, part) ->
                                    parts.add(part.orElseGet(() -> Verification.Part.unknown(service))));
                    return Verification.of(parts);
                });
    }
}
