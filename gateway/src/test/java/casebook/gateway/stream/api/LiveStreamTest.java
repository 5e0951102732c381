package casebook.gateway.stream.api;

import static casebook.gateway.stream.api.StreamFixture.OTHER_SUBJECT;
import static casebook.gateway.stream.api.StreamFixture.SUBJECT;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.TestServers;
import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Given;
import casebook.gateway.testing.TestTopics;
import casebook.gateway.testing.TestTopics.Fact;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class LiveStreamTest {

    private final StreamFixture stream = new StreamFixture();

    @BeforeEach
    void awaitTopics() {
        stream.awaitTopics();
    }

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void what_happens_is_told_as_an_event_with_id_type_and_envelope() {
        // Given
        var reader = stream.follow("mora");
        // When
        var id = stream.topics().publish(stream.form(SUBJECT, "HYU"));
        // Then
        var event = reader.events(1).getFirst();
        assertEquals("form-completed.v1", event.get("event"));
        assertFalse(event.getOrDefault("id", "").isEmpty());
        var data = new JsonObject(event.get("data"));
        assertEquals(id, data.getString("id"));
        assertEquals(SUBJECT, data.getString("subject"));
        assertEquals("HYU", data.getString("site"));
        assertEquals(new JsonObject(TestTopics.example("form-completed.v1").toString()), data.getJsonObject("data"));
        assertEquals("3000", reader.blocks().getFirst().get("retry"));
    }

    @Test
    void nothing_on_the_way_may_keep_it_back() {
        // Given, When
        var reader = stream.open("mora", "", Map.of("Accept-Encoding", "gzip"));
        // Then
        var answer = reader.answer();
        assertEquals(200, answer.statusCode());
        assertEquals("text/event-stream", answer.getHeader("Content-Type"));
        assertEquals("no", answer.getHeader("X-Accel-Buffering"));
        assertEquals("no-store", answer.getHeader("Cache-Control"));
        assertFalse("gzip".equals(answer.getHeader("Content-Encoding")));
        stream.topics().publish(stream.form(SUBJECT, "HYU"));
        assertEquals(1, reader.events(1).size());
    }

    @Test
    void each_is_told_what_they_may_see() {
        // Given
        var ines = stream.follow("ines");
        var otto = stream.follow("otto");
        var mora = stream.follow("mora");
        var root = stream.follow("root");
        // When
        stream.topics().publish(stream.form(SUBJECT, "HYU"));
        stream.topics().publish(stream.form(OTHER_SUBJECT, "SNU"));
        stream.topics().publish(new Fact("assessment", "record-anchored.v1", stream.study(), SUBJECT, "HYU", "{}"));
        stream.topics()
                .publish(new Fact("assessment", "form-completed.v1", stream.study() + "-b", SUBJECT, "HYU", "{}"));
        stream.topics().publish(Fact.of("enrollment", "site-opened.v1", stream.study(), "-", null));
        // Then
        assertEquals(3, mora.events(3).size());
        assertEquals(List.of("-", SUBJECT), StreamFixture.subjects(ines, 2));
        assertEquals(List.of("-", OTHER_SUBJECT), StreamFixture.subjects(otto, 2));
        assertEquals(List.of("-"), StreamFixture.subjects(root, 1));
    }

    @Test
    void types_and_subject_narrow_it() {
        // Given
        var typed = stream.open("mora", "?types=visit-occurred.v1,site-opened.v1", Map.of());
        var one = stream.open("mora", "?subject=" + SUBJECT, Map.of());
        var itself = stream.open("mora", "?subject=-", Map.of());
        List.of(typed, one, itself).forEach(EventReader::answer);
        // When
        stream.topics().publish(stream.form(OTHER_SUBJECT, "HYU"));
        stream.topics().publish(Fact.of("scheduling", "visit-occurred.v1", stream.study(), OTHER_SUBJECT, "HYU"));
        stream.topics().publish(stream.form(SUBJECT, "HYU"));
        stream.topics().publish(Fact.of("enrollment", "site-opened.v1", stream.study(), "-", null));
        // Then
        assertEquals(List.of("-", OTHER_SUBJECT), StreamFixture.subjects(typed, 2));
        assertEquals(List.of(SUBJECT), StreamFixture.subjects(one, 1));
        assertEquals(List.of("-"), StreamFixture.subjects(itself, 1));
    }

    @Test
    void a_study_of_others_does_not_exist() {
        Given.anybody()
                .header("Authorization", "Bearer " + TestServers.token("nora"))
                .get(stream.path())
                .then()
                .statusCode(404)
                .body("type", equalTo("/docs/problems/not-found"));
    }

    @Test
    void a_type_that_the_role_may_not_see_is_refused() {
        Given.anybody()
                .header("Authorization", "Bearer " + TestServers.token("root"))
                .get(stream.path() + "?types=form-completed.v1")
                .then()
                .statusCode(403);
    }

    @Test
    void without_a_token_nothing_is_told() {
        Given.anybody().get(stream.path()).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "types=record-anchored.v1",
                "types=form-completed",
                "types=",
                "types=form-completed.v1,",
                "subject=HYU-001",
                "subject=",
                "subject=-&subject=01890a5d-ac96-774b-bcce-b302099a8057"
            })
    void a_filter_that_could_fit_nothing_is_refused(String query) {
        Given.ines().get(stream.path() + "?" + query).then().statusCode(400);
    }

    @Test
    void a_query_that_cannot_be_decoded_is_refused() {
        // Given, When
        var reader = stream.open("mora", "?types=%zz", Map.of());
        // Then
        assertEquals(400, reader.answer().statusCode());
    }

    @Test
    void an_answer_without_end_is_none_for_http_1_0() throws Exception {
        // Given
        var token = Given.inesToken();
        try (var wire = Wire.to(RestAssured.port)) {
            // When
            wire.say("GET " + stream.path() + " HTTP/1.0", "Host: localhost", "Authorization: Bearer " + token, "");
            // Then
            assertTrue(wire.hearUntil("http-version").startsWith("HTTP/1.0 400"));
        }
    }

    @Test
    void it_is_only_read() {
        Given.ines().post(stream.path()).then().statusCode(405).header("Allow", "GET");
    }
}
