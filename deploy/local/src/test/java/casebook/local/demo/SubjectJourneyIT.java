package casebook.local.demo;

import static casebook.local.demo.Bedside.FORTY;
import static casebook.local.demo.Bedside.INVESTIGATOR;
import static casebook.local.demo.Bedside.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.local.WholeSystem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One subject's trial from end to end, then what must not happen; all through the gateway, at full speed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SubjectJourneyIT {
    private static final LocalDate CONSENT = LocalDate.of(2025, 3, 3);

    @SuppressWarnings("NullAway.Init")
    private static WholeSystem system;

    @SuppressWarnings("NullAway.Init")
    private static Bedside bedside;

    private static String sentinel = "";

    @BeforeAll
    static void start() throws Exception {
        system = WholeSystem.start();
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
        // A person comes to the hospital and is given a number. Nothing may be recorded of them yet.
        var subject = bedside.register();
        sentinel = subject;
        refused(bedside.alsfrsr(subject, "screening", CONSENT, FORTY), "no-consent");
        refused(bedside.occurrence(subject, "screening", "\"1\"", CONSENT), "no-consent");

        // They consent in writing, which opens the run-in; the screening visit is planned from that.
        bedside.consent(subject, CONSENT);
        assertEquals(CONSENT.toString(), bedside.visit(subject, "screening", "plannedOn"));

        // Nobody is allocated before eligibility is decided, and nothing is given before allocation.
        refused(bedside.enroll(subject, CONSENT.plusDays(1)), "not-decided");
        refused(bedside.capture(subject, "cycle1-dose1", "administration", CONSENT, Map.of()), "not-allocated");
        refused(bedside.occurrence(subject, "cycle1-dose1", "\"1\"", CONSENT), "not-allocated");

        // Screening: each form is evidence, and the investigator judges criterion by criterion.
        bedside.screen(subject, CONSENT.plusDays(4));
        var criteria = bedside.get(INVESTIGATOR, subject, "/eligibility").path("criteria");
        assertEquals(13, criteria.size());
        criteria.forEach(
                criterion -> assertEquals("met", criterion.path("outcome").asText(), criterion.toString()));
        bedside.decideEligibility(subject, CONSENT.plusDays(10)).orFail();

        // The fifty-seventh day of run-in is too late, the fifty-sixth is not.
        refused(bedside.enroll(subject, CONSENT.plusDays(57)), "run-in-over");
        var enrolled = bedside.enroll(subject, CONSENT.plusDays(56)).orFail().body();
        assertEquals(1, enrolled.path("enrollment").path("slot").asInt());

        // The first administration is planned a week on, and comes two days late; the second follows from that day.
        var first = LocalDate.parse(bedside.visit(subject, "cycle1-dose1", "plannedOn"))
                .plusDays(2);
        bedside.administer(subject, "cycle1-dose1", first).orFail();
        assertEquals(first.plusDays(28).toString(), bedside.visit(subject, "cycle1-dose2", "plannedOn"));
        bedside.alsfrsr(subject, "cycle1-dose1", first, FORTY).orFail();

        // The repeat comes six months after the second administration, as it really happened: a day early.
        var second = first.plusDays(27);
        bedside.administer(subject, "cycle1-dose2", second).orFail();
        assertEquals(second.plusMonths(6).toString(), bedside.visit(subject, "cycle2-dose1", "plannedOn"));

        // From there on everything as planned, with an ALSFRS-R at every visit; a point is lost at each.
        var total = 40;
        for (var visit = bedside.nextPlanned(subject); visit.isPresent(); visit = bedside.nextPlanned(subject)) {
            total--;
            takePlace(subject, visit.get(), total);
        }
        assertEquals(
                LocalDate.parse(bedside.visit(subject, "cycle2-dose2", "occurredOn"))
                        .plusMonths(6)
                        .toString(),
                bedside.visit(subject, "follow-up-6m", "occurredOn"));

        // The course: each total, and the slope of them all.
        var course = bedside.get(INVESTIGATOR, subject, "/alsfrs-r");
        assertEquals(40, course.path("assessments").get(0).path("total").asInt());
        assertEquals(
                total,
                course.path("assessments")
                        .path(course.path("assessments").size() - 1)
                        .path("total")
                        .asInt());
        assertTrue(course.path("slope").path("perMonth").asDouble() < 0);

        // The final visit has taken place: the subject has completed the study.
        var completed = bedside.act(
                INVESTIGATOR,
                subject,
                "",
                "/completion",
                Map.of("completedOn", LocalDate.parse(bedside.visit(subject, "follow-up-6m", "occurredOn"))));
        assertEquals("completed", completed.orFail().body().path("status").asText());

        // What befalls them afterwards is still taken, each event of its own, at a visit that nobody planned.
        var later = LocalDate.parse(bedside.visit(subject, "follow-up-6m", "occurredOn"))
                .plusDays(9);
        var unscheduled = bedside.unscheduled(subject, later);
        bedside.adverseEvent(subject, unscheduled, "adverse-event", later).orFail();
        var fall = bedside.adverseEvent(subject, unscheduled, "adverse-event.2", later);
        assertEquals(2, fall.orFail().body().path("repeat").asInt());
        refused(bedside.adverseEvent(subject, unscheduled, "adverse-event.4", later), "repeat-not-next");
        refused(bedside.alsfrsr(subject, unscheduled, later, FORTY), "participation-ended");

        // At full speed from service to service, and never refused because an event was still on its way.
        assertEquals(0, bedside.door.timesBehind());
    }

    @Test
    @Order(2)
    void theHistoryIsOneAndWhole() {
        // When
        var services = new HashSet<String>();
        var instants = new ArrayList<String>();
        String cursor = "";
        do {
            var page = bedside.get("ada", sentinel, "/audit-trail?limit=40" + cursor);
            page.path("records").forEach(record -> {
                services.add(record.path("service").asText());
                instants.add(record.path("attribution").path("at").asText());
            });
            cursor = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        var verification = bedside.get("ada", sentinel, "/audit-trail/verification");

        // Then
        assertEquals(new HashSet<>(List.of("enrollment", "scheduling", "assessment")), services);
        assertEquals(
                instants.stream().map(Instant::parse).sorted().toList(),
                instants.stream().map(Instant::parse).toList());
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

    private static void takePlace(String subject, JsonNode visit, int total) {
        var id = visit.path("visit").asText();
        var on = LocalDate.parse(visit.path("plannedOn").asText());
        if (id.endsWith("-dose1") || id.endsWith("-dose2")) {
            bedside.administer(subject, id, on).orFail();
        } else {
            bedside.occurrence(subject, id, on).orFail();
        }
        var answered = bedside.alsfrsr(subject, id, on, Bedside.lowered(40 - total))
                .orFail()
                .body();
        assertEquals(total, answered.path("derived").path("total").asInt());
    }

    private static void refused(FrontDoor.Answer answer, String code) {
        assertEquals(409, answer.status(), answer.toString());
        var codes = answer.body().path("reasons").findValuesAsText("code");
        assertTrue(codes.contains(code), answer.toString());
    }
}
