package casebook.gateway.stream.api;

import static casebook.gateway.stream.api.EventReader.until;
import static casebook.gateway.stream.api.StreamFixture.OTHER_SUBJECT;
import static casebook.gateway.stream.api.StreamFixture.SUBJECT;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.stream.Position;
import casebook.gateway.stream.RecentEvents;
import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.TestTopics;
import casebook.gateway.testing.TestTopics.Fact;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Role;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every event type of the contracts, of two sites and of another study, told to every role wherever it may hold. */
@QuarkusTest
@WithTestResource(GatewayParts.class)
class StreamMatrixTest {
    private static final Set<String> TOLD_TO_NOBODY = Set.of("record-anchored.v1");
    private static final String OF_STUDY = "casebook.study.v1";

    @Inject
    RecentEvents recent;

    private final StreamFixture stream = new StreamFixture();

    @BeforeEach
    void awaitTopics() {
        stream.awaitTopics();
    }

    @AfterEach
    void close() {
        stream.close();
    }

    /** What somebody is told of, and where: a type and the subject. */
    private record Asked(Role role, String study, String site) {
        String grant() {
            return study + ":" + site + ":" + role.wireName();
        }
    }

    @Test
    void each_role_is_told_of_what_it_may_read_where_it_may_read_it() {
        // Given
        var readers = new HashMap<Asked, EventReader>();
        asked().forEach(asked -> readers.put(asked, stream.open(asked.grant(), "", Map.of())));
        readers.values().forEach(EventReader::answer);
        // When
        publishAll(stream.study());
        publishAll(stream.study() + "-other");
        // Then
        var end = lastOfAll();
        assertAll(readers.entrySet().stream()
                .map(reader -> () -> isAsTheTableSays(reader.getKey(), reader.getValue(), end)));
    }

    private List<Asked> asked() {
        var study = stream.study();
        return Arrays.stream(Role.values())
                .flatMap(role -> Stream.of(
                        new Asked(role, study + "-other", "*"),
                        new Asked(role, study, "SNU"),
                        new Asked(role, study, "HYU"),
                        new Asked(role, study, "*"),
                        new Asked(role, "*", "HYU"),
                        new Asked(role, "*", "*")))
                .toList();
    }

    private void publishAll(String study) {
        TestTopics.typesByTopic().forEach((topic, types) -> {
            for (var type : types) {
                if (topic.equals(OF_STUDY)) {
                    stream.topics().publish(Fact.of("enrollment", type, study, "-", null));
                } else {
                    var source = topic.split("\\.", -1)[1];
                    stream.topics().publish(Fact.of(source, type, study, SUBJECT, "HYU"));
                    stream.topics().publish(Fact.of(source, type, study, OTHER_SUBJECT, "SNU"));
                }
            }
        });
    }

    /** The position of who has been told all of it. */
    private Position lastOfAll() {
        var last = stream.open("*:*:monitor", "?types=site-opened.v1", Map.of());
        last.answer();
        stream.topics().publish(stream.siteOpened());
        last.events(1);
        return recent.end().orElseThrow();
    }

    private void isAsTheTableSays(Asked asked, EventReader reader, Position end) {
        if (!asked.study().equals("*") && !asked.study().equals(stream.study())) {
            assertEquals(404, reader.answer().statusCode(), asked::grant);
            return;
        }
        assertEquals(200, reader.answer().statusCode(), asked::grant);
        until(() -> Position.parse(reader.lastId(), end.topics()).reaches(end));
        var told = new TreeSet<String>();
        reader.events()
                .forEach(event ->
                        told.add(event.get("event") + " " + new JsonObject(event.get("data")).getString("subject")));
        assertEquals(expected(asked), told, asked::grant);
    }

    private static Set<String> expected(Asked asked) {
        var expected = new TreeSet<String>();
        TestTopics.typesByTopic()
                .forEach((topic, types) -> types.stream()
                        .filter(type -> !TOLD_TO_NOBODY.contains(type))
                        .forEach(type -> {
                            if (topic.equals(OF_STUDY)
                                    && Permission.READ_STUDY.roles().contains(asked.role())) {
                                expected.add(type + " -");
                            }
                            var reads = !topic.equals(OF_STUDY)
                                    && Permission.READ_SUBJECT.roles().contains(asked.role());
                            if (reads && Set.of("*", "HYU").contains(asked.site())) {
                                expected.add(type + " " + SUBJECT);
                            }
                            if (reads && Set.of("*", "SNU").contains(asked.site())) {
                                expected.add(type + " " + OTHER_SUBJECT);
                            }
                        }));
        return expected;
    }
}
