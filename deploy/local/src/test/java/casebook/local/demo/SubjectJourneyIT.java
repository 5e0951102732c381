package casebook.local.demo;

import static casebook.local.demo.Bedside.INVESTIGATOR;
import static casebook.local.demo.Bedside.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.local.Listening;
import casebook.local.Superuser;
import casebook.local.TestSystem;
import casebook.local.WholeSystem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One subject's trial from end to end, then what must not happen; all through the gateway. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SubjectJourneyIT {
    @SuppressWarnings("NullAway.Init")
    private static WholeSystem system;

    @SuppressWarnings("NullAway.Init")
    private static Bedside bedside;

    private static String sentinel = "";

    @BeforeAll
    static void start() throws Exception {
        system = TestSystem.start();
        bedside = new Bedside(system);
        bedside.activateStudyAndOpenSite(system);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    @Order(1)
    void fromConsentToTheLastFollowUpVisit() {
        sentinel = new SubjectJourney(bedside).fromConsentToTheLastFollowUpVisit();

        // At full speed from service to service, and never refused because an event was still on its way.
        assertEquals(0, bedside.door.timesBehind());
    }

    @Test
    @Order(2)
    void theHistoryIsOneAndWhole() {
        // When
        var trail = bedside.trail(sentinel);
        var verification = bedside.get("ada", sentinel, "/audit-trail/verification");

        // Then
        assertEquals(
                Set.of("enrollment", "scheduling", "assessment"),
                trail.stream().map(record -> record.path("service").asText()).collect(Collectors.toSet()));
        var instants = trail.stream()
                .map(record ->
                        Instant.parse(record.path("attribution").path("at").asText()))
                .toList();
        assertEquals(instants.stream().sorted().toList(), instants);
        assertTrue(verification.path("whole").asBoolean(), verification.toString());
        verification
                .path("services")
                .forEach(service -> assertTrue(service.path("anchors").asInt() > 0));
    }

    @Test
    @Order(3)
    void whoMayNotSeeTheSubjectDoesNotFindThem() {
        for (var branch : List.of("", "/visits", "/visits/screening/forms/alsfrs-r", "/alsfrs-r", "/audit-trail")) {
            // When
            var otherSite = bedside.door.get("otto", path(sentinel, branch));
            var otherStudy = bedside.door.get("nora", path(sentinel, branch));

            // Then
            assertEquals(404, otherSite.status(), branch);
            assertEquals(404, otherStudy.status(), branch);
        }
    }

    @Test
    @Order(4)
    void ofTwentyWhoRaceForTheLastFiveSlotsFiveWin() throws Exception {
        // Given: twenty more are eligible; the sentinel was treated long ago.
        var consent = LocalDate.of(2025, 9, 1);
        var subjects =
                IntStream.range(0, 20).mapToObj(_ -> bedside.eligible(consent)).toList();

        // When
        var answers = new ArrayList<FrontDoor.Answer>();
        try (var sites = Executors.newFixedThreadPool(20)) {
            List<Callable<FrontDoor.Answer>> race = subjects.stream()
                    .<Callable<FrontDoor.Answer>>map(
                            subject -> () -> new Bedside(system).enroll(subject, consent.plusDays(20)))
                    .toList();
            for (var answer : sites.invokeAll(race)) {
                answers.add(answer.get());
            }
        }

        // Then: slots two to six, each once; all others are told that the cohort is full.
        var slots = answers.stream()
                .filter(FrontDoor.Answer::done)
                .map(answer -> answer.body().path("enrollment").path("slot").asInt())
                .sorted()
                .toList();
        assertEquals(List.of(2, 3, 4, 5, 6), slots);
        answers.stream()
                .filter(answer -> !answer.done())
                .forEach(answer ->
                        assertTrue(answer.body().path("type").asText().endsWith("/cohort-full"), answer.toString()));
    }

    @Test
    @Order(5)
    void noPartListensElsewhereThanOnThisMachine() throws Exception {
        // Given
        var parts = system.running();
        assertTrue(parts.containsAll(
                List.of("postgres", "kafka", "issuer", "enrollment", "scheduling", "assessment", "gateway")));

        for (var part : parts) {
            // When
            var listening = Listening.of(system.process(part));

            // Then
            assertFalse(listening.isEmpty(), part);
            listening.forEach(at -> assertEquals("127.0.0.1", at.getAddress().getHostAddress(), part + " at " + at));
        }
    }

    @Test
    @Order(6)
    void aSecondStartFindsEverything() {
        // Given
        var visits = bedside.get(INVESTIGATOR, sentinel, "/visits");
        var course = bedside.get(INVESTIGATOR, sentinel, "/alsfrs-r");
        var trail = bedside.trail(sentinel);

        // When
        system.startAgain();

        // Then
        assertEquals(visits, bedside.get(INVESTIGATOR, sentinel, "/visits"));
        assertEquals(course, bedside.get(INVESTIGATOR, sentinel, "/alsfrs-r"));
        assertEquals(trail, bedside.trail(sentinel));
        assertEquals(Set.of(), bedside.breaks(sentinel));
    }

    /** The last step: nothing may depend on the sentinel afterwards. */
    @Test
    @Order(7)
    void whatASuperuserChangesIsFoundWithItsPlace() {
        // Given: one answer is made better, and scheduling's last record is cut off together with its visit.
        var trail = bedside.trail(sentinel);
        var answered = Bedside.position(trail, "assessment", "form/screening/alsfrs-r");
        var last = Bedside.position(trail, "scheduling", "visit/unscheduled-1");
        var superuser = new Superuser(system);
        superuser.alterAnswer(sentinel, answered, "walking", 4);
        superuser.execute(
                "scheduling", "delete from journal where subject = '%s' and position = %d".formatted(sentinel, last));
        superuser.execute(
                "scheduling", "delete from visit where subject = '%s' and visit = 'unscheduled-1'".formatted(sentinel));

        // When
        var breaks = bedside.breaks(sentinel);

        // Then
        assertEquals(Set.of("assessment " + answered + " ALTERED", "scheduling " + last + " CUT_OFF"), breaks);
    }
}
