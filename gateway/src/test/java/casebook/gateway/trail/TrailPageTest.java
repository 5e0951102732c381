package casebook.gateway.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailPageTest {
    private static final Instant DAY = Instant.parse("2025-03-14T00:00:00Z");

    @Test
    void records_are_told_in_the_order_of_recording() {
        // Given
        var parts = Map.of(
                "enrollment", List.of(entry("enrollment", 1, 10), entry("enrollment", 2, 40)),
                "scheduling", List.of(entry("scheduling", 1, 20)),
                "assessment", List.of(entry("assessment", 1, 30), entry("assessment", 2, 50)));
        // When
        var page = TrailPage.merge(Bookmark.BEGINNING, parts, 10);
        // Then
        assertEquals(
                List.of("enrollment 1", "scheduling 1", "assessment 1", "enrollment 2", "assessment 2"), told(page));
        assertEquals(Optional.empty(), page.next());
    }

    @Test
    void at_the_same_instant_service_and_position_decide() {
        // Given
        var parts = Map.of(
                "scheduling", List.of(entry("scheduling", 1, 10), entry("scheduling", 2, 10)),
                "assessment", List.of(entry("assessment", 1, 10), entry("assessment", 2, 10)));
        // When
        var page = TrailPage.merge(Bookmark.BEGINNING, parts, 10);
        // Then
        assertEquals(List.of("assessment 1", "assessment 2", "scheduling 1", "scheduling 2"), told(page));
    }

    @Test
    void a_chain_keeps_its_order_where_an_earlier_request_was_written_later() {
        // Given
        var parts = Map.of(
                "enrollment",
                        List.of(entry("enrollment", 1, 30), entry("enrollment", 2, 10), entry("enrollment", 3, 40)),
                "scheduling", List.of(entry("scheduling", 1, 20), entry("scheduling", 2, 35)));
        // When
        var page = TrailPage.merge(Bookmark.BEGINNING, parts, 10);
        // Then
        assertEquals(
                List.of("scheduling 1", "enrollment 1", "enrollment 2", "scheduling 2", "enrollment 3"), told(page));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void pages_of_every_size_tell_the_same_history(long seed) {
        // Given
        var trails = randomTrails(new Random(seed));
        var whole = TrailPage.merge(Bookmark.BEGINNING, trails, 1000).entries();
        for (var size = 1; size <= whole.size() + 1; size++) {
            // When
            var read = readInPages(trails, size);
            // Then
            assertEquals(whole, read, "pages of " + size);
        }
    }

    @Test
    void what_is_written_between_two_pages_is_told_and_nothing_twice() {
        // Given
        var first = TrailPage.merge(
                Bookmark.BEGINNING,
                Map.of(
                        "enrollment", List.of(entry("enrollment", 1, 10), entry("enrollment", 2, 50)),
                        "scheduling", List.<Entry>of()),
                1);
        var border = first.next().orElseThrow();
        // When
        var second = TrailPage.merge(
                border,
                Map.of(
                        "enrollment", List.of(entry("enrollment", 2, 50)),
                        "scheduling", List.of(entry("scheduling", 1, 5))),
                10);
        // Then
        assertEquals(List.of("enrollment 1"), told(first));
        assertEquals(List.of("scheduling 1", "enrollment 2"), told(second));
    }

    private static List<Entry> readInPages(Map<String, List<Entry>> trails, int size) {
        var read = new ArrayList<Entry>();
        var next = Optional.of(Bookmark.BEGINNING);
        while (next.isPresent()) {
            var from = next.get();
            var page = TrailPage.merge(from, rest(trails, from, size + 1), size);
            assertTrue(page.entries().size() <= size);
            read.addAll(page.entries());
            next = page.next().map(bookmark -> Bookmark.parse(bookmark.text()));
        }
        return read;
    }

    private static Map<String, List<Entry>> rest(Map<String, List<Entry>> trails, Bookmark from, int most) {
        var rest = new HashMap<String, List<Entry>>();
        trails.forEach((service, entries) -> rest.put(
                service,
                entries.stream()
                        .filter(entry -> entry.position() > from.in(service).position())
                        .limit(most)
                        .toList()));
        return rest;
    }

    /** Few instants for many records, so that many fall together; some recorded before the record that precedes them. */
    private static Map<String, List<Entry>> randomTrails(Random random) {
        var trails = new HashMap<String, List<Entry>>();
        for (var service : List.of("enrollment", "scheduling", "assessment")) {
            var seconds = random.ints(random.nextInt(14), 0, 12)
                    .boxed()
                    .sorted(Comparator.naturalOrder())
                    .toList();
            var entries = new ArrayList<Entry>();
            for (var index = 0; index < seconds.size(); index++) {
                var late = random.nextInt(5) == 0 ? -3 : 0;
                entries.add(entry(service, index + 1, seconds.get(index) + late));
            }
            trails.put(service, entries);
        }
        return trails;
    }

    private static List<String> told(TrailPage page) {
        return page.entries().stream()
                .map(entry -> entry.service() + " " + entry.position())
                .toList();
    }

    private static Entry entry(String service, long position, int second) {
        return new Entry(service, position, DAY.plusSeconds(second), service + position);
    }
}
