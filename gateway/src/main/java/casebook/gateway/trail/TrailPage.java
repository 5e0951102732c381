package casebook.gateway.trail;

import casebook.gateway.trail.Bookmark.Place;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A page of the merged history, in the order of recorded instant, then service, then position. Each service's part is
 * taken in the order of its chain, so that the pages together are the same for every size of page: nothing is left out or
 * told twice.
 *
 * @param next where the next page begins; none on the last
 */
public record TrailPage(List<Entry> entries, Optional<Bookmark> next) {

    public TrailPage {
        entries = List.copyOf(entries);
    }

    /** A service's part from the bookmark on, with the turn of its next entry. */
    private static final class Part {
        private final Queue<Entry> rest;
        private Place place;

        Part(Place place, List<Entry> entries) {
            this.place = place;
            this.rest = new ArrayDeque<>(entries);
        }

        Entry head() {
            return rest.element();
        }

        Instant due() {
            return place.due(head());
        }

        Entry take() {
            var entry = rest.remove();
            place = place.past(entry);
            return entry;
        }
    }

    /**
     * Merges what the services have after the bookmark.
     *
     * @param parts by service, each with {@code size + 1} entries or all that are left
     * @param size of the page, in entries
     */
    static TrailPage merge(Bookmark from, Map<String, List<Entry>> parts, int size) {
        var turns = new PriorityQueue<>(Comparator.comparing(Part::due)
                .thenComparing(part -> part.head().service()));
        parts.forEach((service, entries) -> {
            if (!entries.isEmpty()) {
                turns.add(new Part(from.in(service), entries));
            }
        });
        var page = new ArrayList<Entry>();
        var places = new HashMap<String, Place>();
        for (var part = turns.poll(); part != null && page.size() < size; part = turns.poll()) {
            var entry = part.take();
            page.add(entry);
            places.put(entry.service(), part.place);
            if (!part.rest.isEmpty()) {
                turns.add(part);
            }
        }
        var told = parts.values().stream().mapToInt(List::size).sum();
        return new TrailPage(page, told > page.size() ? Optional.of(from.with(places)) : Optional.empty());
    }
}
