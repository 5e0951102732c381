package casebook.journal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final Duration AGE = Duration.ofMinutes(10);

    private final List<String> read = new ArrayList<>();
    private Instant now = Instant.parse("2025-03-03T00:00:00Z");
    private final InstantSource source = () -> now;
    private final Remembered<String, String> remembered =
            new Remembered<>(source.withZone(ZoneOffset.UTC), AGE, 6, String::length);

    @Test
    void itIsReadOnce() {
        // When
        var answers = List.of(find("abc"), find("abc"));

        // Then
        assertEquals(List.of(Optional.of("abc"), Optional.of("abc")), answers);
        assertEquals(List.of("abc"), read);
    }

    @Test
    void whatIsNotThereIsLookedForAgain() {
        // When
        var answers = List.of(find(""), find(""));

        // Then
        assertEquals(List.of(Optional.empty(), Optional.empty()), answers);
        assertEquals(List.of("", ""), read);
    }

    @Test
    void theLeastRecentlyUsedGoesWhenItGetsTooHeavy() {
        // Given
        List.of("abc", "def", "abc").forEach(this::find);

        // When
        List.of("g", "abc", "def").forEach(this::find);

        // Then
        assertEquals(List.of("abc", "def", "g", "def"), read);
    }

    @Test
    void oneAloneMayBeTooHeavy() {
        // When
        List.of("abcdefgh", "abcdefgh", "a", "abcdefgh").forEach(this::find);

        // Then
        assertEquals(List.of("abcdefgh", "a", "abcdefgh"), read);
    }

    @Test
    void afterAWhileItIsReadAgain() {
        // Given
        find("abc");
        now = now.plus(AGE).minusNanos(1);
        find("abc");

        // When
        now = now.plusNanos(1);
        find("abc");
        find("abc");

        // Then
        assertEquals(List.of("abc", "abc"), read);
    }

    @Test
    void whoComesWhileItIsReadAgainGetsWhatThereWas() {
        // Given
        find("abc");
        now = now.plus(AGE);

        // When
        var meanwhile = new ArrayList<Optional<String>>();
        remembered.find("abc", () -> {
            meanwhile.add(find("abc"));
            return Optional.of("new");
        });

        // Then
        assertEquals(List.of(Optional.of("abc")), meanwhile);
        assertEquals(List.of("abc"), read);
        assertEquals(Optional.of("new"), find("abc"));
    }

    @Test
    void whatIsForgottenIsReadAgainAndWeighsNothing() {
        // Given
        List.of("abc", "def").forEach(this::find);

        // When
        remembered.forget("abc");
        List.of("ghi", "def", "abc").forEach(this::find);

        // Then
        assertEquals(List.of("abc", "def", "ghi", "abc"), read);
    }

    private Optional<String> find(String key) {
        return remembered.find(key, () -> {
            read.add(key);
            return Optional.of(key).filter(value -> !value.isEmpty());
        });
    }
}
