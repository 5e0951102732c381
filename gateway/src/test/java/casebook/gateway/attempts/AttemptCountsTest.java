package casebook.gateway.attempts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.gateway.attempts.Attempt.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptCountsTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String ADDRESS = "203.0.113.7";
    private static final int OF_ADDRESS = 5;
    private static final int OF_USER = 3;

    private final AttemptCounts counts =
            new AttemptCounts(new Threshold(OF_ADDRESS, WINDOW), new Threshold(OF_USER, WINDOW));

    private List<AttemptReport> count(Duration after, Kind kind, String address, @Nullable String user) {
        return counts.count(new Attempt(START.plus(after), kind, address, user, "request-" + after.toMillis()));
    }

    /** One each second, from a second on; the last one's reports. */
    private List<AttemptReport> stranger(int attempts, int fromSecond) {
        List<AttemptReport> reports = List.of();
        for (var attempt = 0; attempt < attempts; attempt++) {
            reports = count(Duration.ofSeconds(fromSecond + attempt), Kind.TOKEN_INVALID, ADDRESS, null);
        }
        return reports;
    }

    @Test
    void fewer_than_the_threshold_are_not_reported() {
        assertEquals(List.of(), stranger(OF_ADDRESS - 1, 0));
    }

    @Test
    void who_reaches_the_threshold_is_reported_at_once() {
        // When
        var reports = stranger(OF_ADDRESS, 0);
        // Then
        assertEquals(1, reports.size());
        var report = reports.getFirst();
        assertEquals(new Origin(Origin.Kind.ADDRESS, ADDRESS), report.origin());
        assertEquals(OF_ADDRESS, report.attempts());
        assertEquals(Map.of(Kind.TOKEN_INVALID, OF_ADDRESS), report.kinds());
        assertEquals(START, report.since());
        assertEquals(START.plusSeconds(OF_ADDRESS - 1), report.last().at());
        assertEquals("request-4000", report.last().request());
    }

    @ParameterizedTest
    @CsvSource({"299999, 1", "300000, 0"})
    void the_first_and_the_last_lie_within_the_window(long lastAfterMillis, int reported) {
        // Given
        count(Duration.ZERO, Kind.TOKEN_INVALID, ADDRESS, null);
        IntStream.range(2, OF_ADDRESS).forEach(_ -> count(WINDOW.dividedBy(2), Kind.TOKEN_INVALID, ADDRESS, null));
        // When
        var reports = count(Duration.ofMillis(lastAfterMillis), Kind.TOKEN_INVALID, ADDRESS, null);
        // Then
        assertEquals(reported, reports.size());
    }

    @Test
    void who_goes_on_is_reported_once_within_the_window_and_again_after_it() {
        // Given
        stranger(OF_ADDRESS, 0);
        var reportedAt = Duration.ofSeconds(OF_ADDRESS - 1);
        // When
        var within = IntStream.range(1, 100)
                .mapToObj(number -> count(
                        reportedAt.plus(WINDOW.multipliedBy(number).dividedBy(100)), Kind.TOKEN_MISSING, ADDRESS, null))
                .filter(reports -> !reports.isEmpty())
                .count();
        var after = count(reportedAt.plus(WINDOW), Kind.TOKEN_INVALID, ADDRESS, null);
        // Then
        assertEquals(0, within);
        assertEquals(1, after.size());
        assertEquals(
                Map.of(Kind.TOKEN_MISSING, 99, Kind.TOKEN_INVALID, 1),
                after.getFirst().kinds());
    }

    @Test
    void what_lies_before_a_pause_is_not_counted_again() {
        // Given
        stranger(OF_ADDRESS - 1, 0);
        // When
        var reports = stranger(OF_ADDRESS, OF_ADDRESS - 2 + (int) WINDOW.toSeconds());
        // Then
        assertEquals(OF_ADDRESS, reports.getFirst().attempts());
    }

    @Test
    void a_user_is_counted_wherever_they_call_from() {
        // Given
        count(Duration.ofSeconds(1), Kind.FORBIDDEN, "203.0.113.1", "ines");
        count(Duration.ofSeconds(2), Kind.STUDY_NOT_GRANTED, "203.0.113.2", "ines");
        // When
        var reports = count(Duration.ofSeconds(3), Kind.FORBIDDEN, "203.0.113.3", "ines");
        // Then
        assertEquals(1, reports.size());
        assertEquals(new Origin(Origin.Kind.USER, "ines"), reports.getFirst().origin());
        assertEquals(
                Map.of(Kind.FORBIDDEN, 2, Kind.STUDY_NOT_GRANTED, 1),
                reports.getFirst().kinds());
    }

    @Test
    void users_of_one_address_count_for_it_together_and_each_alone() {
        // Given
        IntStream.range(1, OF_ADDRESS)
                .forEach(number -> count(Duration.ofSeconds(number), Kind.FORBIDDEN, ADDRESS, "user-" + number));
        // When
        var reports = count(Duration.ofSeconds(OF_ADDRESS), Kind.FORBIDDEN, ADDRESS, "ines");
        // Then
        assertEquals(
                List.of(new Origin(Origin.Kind.ADDRESS, ADDRESS)),
                reports.stream().map(AttemptReport::origin).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "203.0.113.7, 203.0.113.8, false",
        "::ffff:203.0.113.7, 203.0.113.7, true",
        "no-address, no-address, true",
    })
    void an_address_of_version_6_is_known_by_its_network(String one, String other, boolean same) {
        assertEquals(same, Origin.ofAddress(one).equals(Origin.ofAddress(other)));
    }

    @Test
    void however_many_come_the_memory_is_bounded() {
        // Given
        var many = 20 * AttemptCounts.ORIGINS;
        // When
        flood(0, many);
        // Then
        assertThat(counts.remembered(), lessThanOrEqualTo((long) AttemptCounts.ORIGINS));
    }

    /** The first attempts may be forgotten among so many others; who goes on is remembered. */
    @Test
    void who_tries_again_and_again_is_found_in_a_flood_of_others() {
        // Given
        flood(0, 2 * AttemptCounts.ORIGINS);
        // When
        var reports = IntStream.range(0, 2 * OF_ADDRESS)
                .mapToObj(round -> {
                    flood(2 * AttemptCounts.ORIGINS + round * 1_000, 1_000);
                    return stranger(1, round);
                })
                .mapToInt(List::size)
                .sum();
        // Then
        assertEquals(1, reports);
    }

    private void flood(int from, int many) {
        IntStream.range(from, from + many)
                .forEach(number -> count(Duration.ZERO, Kind.TOKEN_MISSING, "flood-" + number, null));
        counts.remembered();
    }

    @ParameterizedTest
    @CsvSource({"0, PT5M", "1001, PT5M", "20, PT0S", "20, PT-1S"})
    void a_threshold_that_says_nothing_stops_the_start(int attempts, Duration window) {
        assertThrows(IllegalArgumentException.class, () -> new Threshold(attempts, window));
    }
}
