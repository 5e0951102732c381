package casebook.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.gateway.routing.RouteTable.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "/a/*, /a/b, true",
        "/a/*, /a, false",
        "/a/*, /a/, false",
        "/a/*, /a/b/c, false",
        "/a/*/c, /a/b/c, true",
        "/a/*/c, /a/b/d, false",
        "/a/**, /a, true",
        "/a/**, /a/b, true",
        "/a/**, /a/b/c/d, true",
        "/a/**, /ab, false",
        "/a/**, /A/b, false",
    })
    void a_pattern_fits_whole_segments(String pattern, String path, boolean fits) {
        // Given
        var table = RouteTable.of(List.of(new Route("one", RoutePattern.of(pattern))), Set.of("one"));
        // When
        var service = table.serviceOf(path);
        // Then
        assertEquals(fits ? Optional.of("one") : Optional.empty(), service);
    }

    @Test
    void the_first_line_that_fits_decides() {
        // Given
        var table = RouteTable.of(
                List.of(new Route("one", RoutePattern.of("/a/*/c/**")), new Route("two", RoutePattern.of("/a/**"))),
                Set.of("one", "two"));
        // When
        var service = table.serviceOf("/a/b/c/d");
        // Then
        assertEquals(Optional.of("one"), service);
    }

    @Test
    void a_line_that_names_no_service_stops_the_start() {
        // Given
        var lines = List.of(new Route("enrolment", RoutePattern.of("/a")));
        // When
        var refused = assertThrows(
                IllegalArgumentException.class, () -> RouteTable.of(lines, Set.of("enrollment", "scheduling")));
        // Then
        assertEquals(
                "The route table names the service 'enrolment', whose requests could go nowhere."
                        + " Give its address as casebook.gateway.services.enrolment.",
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "", "/a/**/b"})
    void a_pattern_that_would_fit_nothing_stops_the_start(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> RoutePattern.of(pattern));
    }
}
