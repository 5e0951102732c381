package casebook.gateway.trail;

import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads one page of a subject's or the study's history across the services. */
public final class ReadTrail {
    private final List<String> services;
    private final ServiceTrails trails;

    public ReadTrail(List<String> services, ServiceTrails trails) {
        this.services = List.copyOf(services);
        this.trails = trails;
    }

    /** @param size of the page; one entry more is asked of each service, which tells whether there is a next page */
    public CompletionStage<TrailPage> page(Asked asked, Bookmark from, int size) {
        return ServiceTrails.all(
                        services,
                        service -> trails.after(asked, service, from.in(service).position(), size + 1))
                .thenApply(told -> {
                    var parts = new HashMap<String, List<Entry>>();
                    Told.parts(told, asked.what())
                            .forEach((service, part) -> parts.put(service, part.orElse(List.of())));
                    return TrailPage.merge(from, parts, size);
                });
    }
}
