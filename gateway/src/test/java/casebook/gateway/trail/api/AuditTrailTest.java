package casebook.gateway.trail.api;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.anybody;
import static casebook.gateway.testing.Given.ines;
import static casebook.gateway.testing.Given.inesToken;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.TestServers;
import casebook.gateway.testing.GatewayParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class AuditTrailTest {
    private static final String TRAIL = SUBJECT + "/audit-trail";
    private static final List<String> IN_ORDER = List.of(
            "enrollment 1",
            "enrollment 2",
            "scheduling 1",
            "assessment 1",
            "scheduling 2",
            "enrollment 3",
            "assessment 2",
            "assessment 3");

    private TrailPeers services;

    @BeforeEach
    void start() {
        services = new TrailPeers();
    }

    @AfterEach
    void stop() {
        services.close();
    }

    private void givenAHistory() {
        services.records("enrollment", 10, 20, 60);
        services.records("scheduling", 30, 50);
        services.records("assessment", 40, 70, 80);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 8, 9, 500})
    void pages_of_every_size_tell_the_same_history(int limit) {
        // Given
        givenAHistory();
        // When
        var read = new ArrayList<String>();
        String next = null;
        do {
            var request = ines().queryParam("limit", limit);
            var page = (next == null ? request : request.queryParam("after", next)).get(TRAIL);
            page.then().statusCode(200);
            List<String> names = page.path("records.service");
            List<Integer> positions = page.path("records.position");
            assertTrue(names.size() <= limit);
            for (var index = 0; index < names.size(); index++) {
                read.add(names.get(index) + " " + positions.get(index));
            }
            next = page.path("next");
        } while (next != null);
        // Then
        assertEquals(IN_ORDER, read);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 501})
    void a_page_of_no_or_too_many_records_is_refused(int limit) {
        // Given
        givenAHistory();
        // When
        var answer = ines().queryParam("limit", limit).get(TRAIL);
        // Then
        answer.then().statusCode(400).body("reasons[0].code", equalTo("limit-out-of-range"));
    }

    @Test
    void records_are_told_as_the_service_keeps_them() {
        // Given
        services.records("enrollment", 10);
        // When
        var page = ines().get(TRAIL);
        // Then
        page.then()
                .statusCode(200)
                .body("records", hasSize(1))
                .body("records[0].kind", equalTo("visit"))
                .body("records[0].attribution.at", equalTo("2025-03-14T09:00:10Z"))
                .body("records[0].aFieldOfTomorrow", equalTo(3.1f))
                .body("next", nullValue());
    }

    @Test
    void a_service_that_has_not_heard_of_the_subject_yet_adds_nothing() {
        // Given
        services.records("enrollment", 10, 20);
        // When
        var page = ines().get(TRAIL);
        // Then
        page.then().statusCode(200).body("records.service", contains("enrollment", "enrollment"));
    }

    @Test
    void a_subject_whom_no_service_knows_is_not_found() {
        // Given (no service has records)
        // When
        var page = ines().get(TRAIL);
        // Then
        page.then().statusCode(404).body("type", equalTo("/docs/problems/not-found"));
    }

    @Test
    void a_service_that_is_away_is_named() {
        // Given
        givenAHistory();
        services.peer("scheduling").vanish();
        // When
        var page = ines().get(TRAIL);
        // Then
        page.then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("/docs/problems/unavailable"))
                .body("reasons.code", contains("scheduling-away"));
    }

    @Test
    void a_service_that_failed_is_one_that_is_away() {
        // Given
        givenAHistory();
        services.peer("assessment").answer(request -> TrailPeers.refuse(request, 500, "internal-error", "broken"));
        // When
        var page = ines().get(TRAIL);
        // Then
        page.then().statusCode(503).body("reasons.code", contains("assessment-away"));
    }

    @Test
    void a_refusal_of_a_service_is_repeated() {
        // Given
        givenAHistory();
        services.peer("assessment").answer(request -> TrailPeers.refuse(request, 409, "copy-behind", "copy-behind"));
        // When
        var page = ines().get(TRAIL);
        // Then
        page.then()
                .statusCode(409)
                .header("Retry-After", "1")
                .body("type", equalTo("/docs/problems/copy-behind"))
                .body("reasons[0].message", equalTo("As told."));
    }

    @Test
    void the_services_hear_who_asks() {
        // Given
        givenAHistory();
        var authorization = new AtomicReference<String>();
        var position = new AtomicReference<String>();
        var id = new AtomicReference<String>();
        services.peer("enrollment").answer(request -> {
            authorization.set(request.getHeader("Authorization"));
            position.set(request.getHeader("Casebook-Position"));
            id.set(request.getHeader("X-Request-Id"));
            TrailPeers.refuse(request, 404, "not-found", "not-found");
        });
        // When
        ines().header("Casebook-Position", "scheduling:x:1")
                .header("X-Request-Id", "ward-7.0042")
                .get(TRAIL)
                .then()
                .statusCode(200);
        // Then
        assertEquals("Bearer " + inesToken(), authorization.get());
        assertEquals("scheduling:x:1", position.get());
        assertEquals("ward-7.0042", id.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "12", "ZW5yb2xsbWVudA", "ZW5y%20"})
    void a_cursor_of_ones_own_making_is_refused(String after) {
        // Given
        givenAHistory();
        // When
        var page = ines().get(TRAIL + "?after=" + after);
        // Then
        page.then().statusCode(400).body("reasons[0].code", equalTo("cursor-malformed"));
    }

    @Test
    void without_a_token_nobody_reads_it() {
        // Given
        givenAHistory();
        // When
        var page = anybody().get(TRAIL);
        // Then
        page.then().statusCode(401);
        assertEquals(0, services.peer("enrollment").requests());
    }

    @Test
    void the_pipeline_does_not_read_it() {
        // Given
        givenAHistory();
        // When
        var page = anybody()
                .header("Authorization", "Bearer " + TestServers.token("pipeline"))
                .get(TRAIL);
        // Then
        page.then().statusCode(403).body("type", equalTo("/docs/problems/forbidden"));
    }

    @Test
    void it_cannot_be_written() {
        // Given
        givenAHistory();
        // When
        var answer = ines().body("{}").contentType("application/json").post(TRAIL);
        // Then
        answer.then().statusCode(405).body("type", equalTo("/docs/problems/method-not-allowed"));
    }
}
