package casebook.gateway.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.gateway.trail.Bookmark.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookmarkTest {

    @Test
    void a_bookmark_survives_the_way_to_the_reader_and_back() {
        // Given
        var bookmark = new Bookmark(new TreeMap<>(Map.of(
                "enrollment", new Place(12, Instant.parse("2025-03-14T09:26:53.589793Z")),
                "scheduling", new Place(3, Instant.parse("2025-03-14T09:26:54Z")))));
        // When
        var back = Bookmark.parse(bookmark.text());
        // Then
        assertEquals(bookmark, back);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "enrollment", "enrollment=-1@2025-03-14T09:26:53Z", "enrollment=1@yesterday", "=1@x,"})
    void what_is_no_bookmark_is_told_apart(String plain) {
        // Given
        var text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        // When, Then
        assertThrows(IllegalArgumentException.class, () -> Bookmark.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a b", "é"})
    void what_is_no_text_of_ours_is_told_apart(String text) {
        assertThrows(IllegalArgumentException.class, () -> Bookmark.parse(text));
    }
}
