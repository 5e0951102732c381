package casebook.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeprecationTest {
    private static final Instant SINCE = Instant.parse("2023-06-30T23:59:59Z");

    @Test
    void it_says_since_when_until_when_and_where_to_read_on() {
        // Given
        var deprecation = deprecation(Set.of(), Optional.of(Instant.parse("2024-07-05T09:08:07Z")));
        // When
        var headers = deprecation.headers();
        // Then
        var expected = Map.of(
                "Deprecation",
                "@1688169599",
                "Sunset",
                "Fri, 05 Jul 2024 09:08:07 GMT",
                "Link",
                "<https://casebook.example/v2>; rel=\"deprecation\"; type=\"text/html\"");
        assertEquals(expected, headers);
    }

    @Test
    void it_says_nothing_of_an_end_that_is_open() {
        // Given
        var deprecation =
                new Deprecation(RoutePattern.of("/api/v1/**"), Set.of(), SINCE, Optional.empty(), Optional.empty());
        // When
        var headers = deprecation.headers();
        // Then
        assertEquals(Map.of("Deprecation", "@1688169599"), headers);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /api/v1/studies/s1/subjects, true",
        "GET, /api/v1/studies/s1/subjects, false",
        "PATCH, /api/v1/studies/s1/subjects/7, false",
    })
    void it_concerns_its_methods_at_its_paths(String method, String path, boolean concerned) {
        // Given
        var deprecations = new Deprecations(List.of(deprecation(Set.of("PATCH"), Optional.empty())));
        // When
        var deprecation = deprecations.of(method, path);
        // Then
        assertEquals(concerned, deprecation.isPresent());
    }

    @Test
    void an_end_lies_after_the_beginning() {
        // Given
        var early = Optional.of(SINCE.minusNanos(1));
        var exact = Optional.of(SINCE);
        // When
        var refused = assertThrows(IllegalArgumentException.class, () -> deprecation(Set.of(), early));
        // Then
        assertEquals(exact, deprecation(Set.of(), exact).sunset());
        assertTrue(String.valueOf(refused.getMessage()).contains("Give casebook.gateway.deprecations a sunset after"));
    }

    private static Deprecation deprecation(Set<String> methods, Optional<Instant> sunset) {
        return new Deprecation(
                RoutePattern.of("/api/v1/studies/*/subjects"),
                methods,
                SINCE,
                sunset,
                Optional.of(URI.create("https://casebook.example/v2")));
    }
}
