package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.event.Transactions;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import casebook.journal.testing.Topic;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each metric moves when the thing happens, and none of them names anybody. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class MetricsTest {
    private static final String STUDY = "hynrcs-allo-als-02";
    private static final Pattern LABEL = Pattern.compile("[{,](\\w+)=\"");

    @Inject
    Journal journal;

    @Inject
    Transactions transactions;

    private final String subject = SubjectId.fresh().toString();

    @ParameterizedTest
    @CsvSource({
        "visits-planned.v1, casebook_visits_planned_total, 4",
        "visit-booked.v1, casebook_visits_booked_total, 1",
        "visit-occurred.v1, casebook_visits_occurred_total, 1",
        "visit-missed.v1, casebook_visits_missed_total, 1",
        "visit-cancelled.v1, casebook_visits_cancelled_total, 1",
        "record-anchored.v1, casebook_records_written_total, 1"
    })
    void whatIsWrittenIsCounted(String type, String metric, double things) {
        // Given
        var before = Metrics.sum(metric);

        // When
        transactions.run(() -> append(type, Topic.example(type)));

        // Then
        assertEquals(before + things, Metrics.sum(metric));
    }

    @Test
    void whatIsUndoneIsNotCounted() {
        // Given
        var before = Metrics.sum("casebook_visits_booked_total");

        // When
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(() -> {
                    append("visit-booked.v1", Topic.example("visit-booked.v1"));
                    throw new IllegalStateException("the booking is undone");
                }));

        // Then
        assertEquals(before + undone(), Metrics.sum("casebook_visits_booked_total"));
    }

    /** How much of an append stays where its use case fails: nothing, in a store with transactions. */
    double undone() {
        return 0;
    }

    @Test
    void whatIsPublishedIsCountedAndPendsNoMore() {
        // Given
        var before = Metrics.sum("casebook_events_published_total");

        // When
        transactions.run(() -> append("visit-booked.v1", Topic.example("visit-booked.v1")));

        // Then
        await().untilAsserted(() -> {
            assertTrue(Metrics.sum("casebook_events_published_total") > before);
            assertEquals(0, Metrics.sum("casebook_events_pending"));
            assertEquals(0, Metrics.sum("casebook_events_pending_seconds"));
        });
    }

    @Test
    void whatIsTakenInIsMeasuredBySource() {
        // Given
        var source = "source=\"enrollment\"";
        var before = Metrics.sum("casebook_event_delay_seconds_count", source);

        // When
        publish("subject-registered.v1", 1);

        // Then
        await().untilAsserted(() -> assertTrue(Metrics.sum("casebook_event_delay_seconds_count", source) > before));
    }

    @Test
    void whatIsHeldUpIsBehindUntilItGoesOn() {
        // Given
        var goOn = new CountDownLatch(1);
        Answering.HELD_UP.put(subject, goOn);
        await().until(() -> Metrics.sum("casebook_events_behind") == 0);

        // When
        publish("subject-screen-failed.v1", 1);
        publish("subject-registered.v1", 2);

        // Then
        await().until(() -> Metrics.sum("casebook_events_behind") == 2);
        goOn.countDown();
        await().until(() -> Metrics.sum("casebook_events_behind") == 0);
    }

    @Test
    void whatWaitsForAnEarlierEventIsParkedAndWhatCannotBeReadIsGivenUp() {
        // Given
        var parked = Metrics.sum("casebook_events_parked");
        var givenUp = Metrics.sum("casebook_events_given_up");
        var unreadable = "no JSON".getBytes(StandardCharsets.UTF_8);

        // When
        Topic.publish("enrollment", "subject-registered.v1", STUDY, subject, 1, unreadable);
        publish("consent-obtained.v1", 2);

        // Then
        await().untilAsserted(() -> {
            assertEquals(parked + 2, Metrics.sum("casebook_events_parked"));
            assertEquals(givenUp + 1, Metrics.sum("casebook_events_given_up"));
        });
        publish("subject-registered.v1", 1);
        await().untilAsserted(() -> {
            assertEquals(parked, Metrics.sum("casebook_events_parked"));
            assertEquals(givenUp, Metrics.sum("casebook_events_given_up"));
        });
    }

    @Test
    void aRequestIsMeasuredByItsKindAndStatus() {
        // Given
        var labels = "kind=\"read\",service=\"" + service() + "\",status=\"403\"";
        var before = Metrics.sum("casebook_requests_seconds_count", labels);

        // When
        given().auth().oauth2(Tokens.of("ines")).get("/api/v1/operations/parked-events");

        // Then
        await().untilAsserted(() -> assertEquals(before + 1, Metrics.sum("casebook_requests_seconds_count", labels)));
    }

    @Test
    void noMetricNamesAStudyASubjectOrAUser() {
        // Given
        transactions.run(() -> append("visit-booked.v1", Json.tree(Map.of("visit", "cycle1-dose1"))));
        given().auth()
                .oauth2(Tokens.of("ines"))
                .get("/api/v1/studies/" + STUDY + "/subjects/" + subject + "/audit-trail");
        given().request("BREW-" + subject, "/api/v1/studies/" + STUDY + "/subjects/" + subject);

        // When
        var lines = String.join("\n", Metrics.lines());

        // Then
        for (var name : Set.of(subject, STUDY, "HYU", "ines", "cycle1-dose1")) {
            assertTrue(!lines.contains(name), name);
        }
        var labels = LABEL.matcher(lines).results().map(label -> label.group(1)).collect(Collectors.toSet());
        labels.removeAll(Set.of("kind", "service", "status", "source", "le"));
        // What the JVM tells of itself.
        labels.removeAll(Set.of(
                "area", "id", "state", "action", "cause", "gc", "version", "vendor", "runtime", "level", "pool"));
        assertEquals(Set.of(), labels);
    }

    private static String service() {
        return ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
    }

    private void publish(String type, long position) {
        Topic.publish("enrollment", type, STUDY, subject, position, Json.tree(Map.of("number", "HYU-001")));
    }

    private void append(String type, JsonNode data) {
        var chain = ChainId.of(new StudyId(STUDY), SubjectId.fresh());
        var by = Attribution.ofService("scheduling", "HYU", Instant.parse("2026-01-05T09:00:00Z"), "for this test");
        journal.append(Entry.of(chain, "visit", 1, "visit", "kept", null, data, by, null, new EventDraft(type, data)));
    }
}
