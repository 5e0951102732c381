package casebook.enrollment.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told, and to whom.
 *
 * @param address an {@code https} URL
 * @param types wire names of events
 * @param sites whose subjects' events are told: where the person who subscribed could read them; none for every site
 */
public record Subscription(
        String address,
        @Nullable String description,
        List<String> types,
        @Nullable List<String> sites) {

    public Subscription {
        types = types.stream().distinct().sorted().toList();
        sites = sites == null ? null : sites.stream().distinct().sorted().toList();
    }

    /**
     * Whether an event is told.
     *
     * @param ofStudy whether it concerns the study itself, which whoever may read the study may read
     */
    boolean covers(String type, boolean ofStudy, @Nullable String site) {
        return types.contains(type) && (ofStudy || sites == null || (site != null && sites.contains(site)));
    }
}
