package casebook.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.kernel.access.Caller.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static final int MOST = 4;
    private static final int MOST_BYTES = 100;
    private static final Interest ALL = new Interest("study", Map.of("told.v1", new Reach(true, Set.of())), null);
    private static final Position START = Position.ofNothing(1).at(0, 1, 10, 20);

    private final RecentEvents recent = new RecentEvents(MOST, MOST_BYTES);

    CursorTest() {
        recent.begin(START);
    }

    @Test
    void what_comes_is_told_once_in_order() {
        // Given
        var cursor = Cursor.atEnd(recent, ALL);
        happens(0, 10);
        happens(1, 20);
        // When
        var told = told(cursor);
        // Then
        assertEquals(List.of("0:10", "1:20"), told);
        assertInstanceOf(Cursor.Next.NothingNew.class, cursor.next());
    }

    @Test
    void who_reads_as_late_as_can_be_loses_nothing() {
        // Given
        var cursor = Cursor.atEnd(recent, ALL);
        // When
        happen(0, 10, MOST);
        // Then
        assertEquals(List.of("0:10", "0:11", "0:12", "0:13"), told(cursor));
    }

    @Test
    void who_reads_later_is_told_that_they_lost_something() {
        // Given
        var cursor = Cursor.atEnd(recent, ALL);
        // When
        happen(0, 10, MOST + 1);
        // Then
        assertInstanceOf(Cursor.Next.Lost.class, cursor.next());
    }

    @Test
    void the_bytes_are_bounded_too() {
        // Given
        var first = Cursor.atEnd(recent, ALL);
        recent.add(event(0, 10, "told.v1", MOST_BYTES / 2));
        var second = Cursor.atEnd(recent, ALL);
        recent.add(event(0, 11, "told.v1", MOST_BYTES / 2));
        assertInstanceOf(
                Cursor.Next.Event.class,
                Cursor.after(START, recent, ALL).orElseThrow().next());
        // When
        recent.add(event(0, 12, "told.v1", 1));
        // Then
        assertInstanceOf(Cursor.Next.Lost.class, first.next());
        assertEquals(List.of("0:11", "0:12"), told(second));
    }

    @Test
    void an_event_larger_than_all_that_may_be_kept_is_told_all_the_same() {
        // Given
        var cursor = Cursor.atEnd(recent, ALL);
        // When
        recent.add(event(0, 10, "told.v1", MOST_BYTES * 2));
        // Then
        assertEquals(List.of("0:10"), told(cursor));
        happens(0, 11);
        assertEquals(List.of("0:11"), told(cursor));
    }

    @Test
    void from_each_id_on_nothing_is_lost_or_doubled_where_the_events_came_in_another_order() {
        // Given
        var elsewhere = new RecentEvents(MOST, MOST_BYTES);
        elsewhere.begin(START);
        var there = Cursor.atEnd(elsewhere, ALL);
        List.of(event(1, 20), event(1, 21), event(0, 10), event(0, 11)).forEach(elsewhere::add);
        List.of(event(0, 10), event(1, 20), event(0, 11), event(1, 21)).forEach(recent::add);
        var before = new ArrayList<String>();
        while (there.next() instanceof Cursor.Next.Event told) {
            before.add(name(told.event()));
            // When
            var here = Cursor.after(Position.parse(told.id(), 1), recent, ALL).orElseThrow();
            var after = told(here);
            // Then
            var all = new ArrayList<>(before);
            all.addAll(after);
            assertEquals(Set.of("0:10", "0:11", "1:20", "1:21"), Set.copyOf(all));
            assertEquals(4, all.size());
        }
    }

    @Test
    void ids_told_after_a_resumption_resume_too() {
        // Given
        List.of(event(0, 10), event(1, 20), event(0, 11), event(1, 21)).forEach(recent::add);
        var first =
                Cursor.after(START.past(0, 1, 20).past(0, 1, 21), recent, ALL).orElseThrow();
        var told = assertInstanceOf(Cursor.Next.Event.class, first.next());
        // When
        var second = Cursor.after(Position.parse(told.id(), 1), recent, ALL).orElseThrow();
        // Then
        assertEquals("0:10", name(told.event()));
        assertEquals(List.of("0:11"), told(second));
    }

    @Test
    void a_position_before_the_recent_cannot_be_followed_and_the_oldest_can() {
        // Given
        happen(0, 10, MOST + 1);
        // When, Then
        assertTrue(Cursor.after(START, recent, ALL).isEmpty());
        var oldest = Cursor.after(START.past(0, 0, 10), recent, ALL).orElseThrow();
        assertEquals(List.of("0:11", "0:12", "0:13", "0:14"), told(oldest));
    }

    @Test
    void what_is_not_for_the_reader_moves_their_position() {
        // Given
        var cursor = Cursor.atEnd(recent, ALL);
        recent.add(event(0, 10, "other.v1", 1));
        recent.pass(new StudyEvent.Place(0, 1, 20));
        // When
        assertInstanceOf(Cursor.Next.NothingNew.class, cursor.next());
        // Then
        assertEquals(
                START.past(0, 0, 10).past(0, 1, 20).toString(),
                cursor.position().toString());
    }

    @Test
    void a_topic_that_appears_is_told_from_its_beginning() {
        // Given
        var two = new RecentEvents(MOST, MOST_BYTES);
        two.begin(Position.ofNothing(2).at(0, 1, 5));
        var cursor = Cursor.atEnd(two, ALL);
        var before = two.end().orElseThrow();
        // When
        two.appeared(1, 9, 2);
        two.add(new StudyEvent(new StudyEvent.Place(1, 1, 0), concern("told.v1"), new byte[1]));
        // Then
        assertEquals(List.of("1:0"), told(cursor));
        assertEquals(List.of("1:0"), told(Cursor.after(before, two, ALL).orElseThrow()));
    }

    @Test
    void when_the_topics_are_others_every_place_is_lost() {
        // Given
        var cursor = Cursor.atEnd(recent, ALL);
        happens(0, 10);
        // When
        recent.begin(Position.ofNothing(1).at(0, 2, 0, 0));
        // Then
        assertInstanceOf(Cursor.Next.Lost.class, cursor.next());
        assertFalse(Cursor.after(Position.ofNothing(1), recent, ALL).isEmpty());
        assertTrue(Cursor.after(START, recent, ALL).isEmpty());
    }

    @Test
    void nothing_is_known_before_the_present_has_come() {
        // Given
        var late = new RecentEvents(MOST, MOST_BYTES);
        var present = START.past(0, 0, 11).past(0, 1, 20);
        late.begin(START, present);
        late.add(event(0, 10));
        late.add(event(0, 11));
        var before = late.end();
        // When
        late.pass(new StudyEvent.Place(0, 1, 20));
        // Then
        assertTrue(before.isEmpty());
        assertEquals(present.toString(), late.end().orElseThrow().toString());
        assertEquals(
                List.of("0:11"),
                told(Cursor.after(START.past(0, 0, 10), late, ALL).orElseThrow()));
    }

    private void happen(int partition, long first, int events) {
        for (var index = 0; index < events; index++) {
            happens(partition, first + index);
        }
    }

    private void happens(int partition, long offset) {
        recent.add(event(partition, offset));
    }

    private static StudyEvent event(int partition, long offset) {
        return event(partition, offset, "told.v1", 1);
    }

    private static StudyEvent event(int partition, long offset, String type, int bytes) {
        return new StudyEvent(new StudyEvent.Place(0, partition, offset), concern(type), new byte[bytes]);
    }

    private static StudyEvent.Concern concern(String type) {
        return new StudyEvent.Concern(type, "study", "subject", null);
    }

    private static String name(StudyEvent event) {
        return event.place().partition() + ":" + event.place().offset();
    }

    private static List<String> told(Cursor cursor) {
        var told = new ArrayList<String>();
        while (cursor.next() instanceof Cursor.Next.Event next) {
            told.add(name(next.event()));
        }
        return told;
    }
}
