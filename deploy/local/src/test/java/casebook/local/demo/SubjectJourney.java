package casebook.local.demo;

import static casebook.local.demo.Alsfrsr.FORTY;
import static casebook.local.demo.Bedside.INVESTIGATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** One subject's trial from end to end, through the gateway, at full speed. */
final class SubjectJourney {
    private static final LocalDate CONSENT = LocalDate.of(2025, 3, 3);

    /** Points per month, of the sixteen totals on their days; computed apart from this system. */
    private static final double SLOPE = -0.924448;

    private final Bedside bedside;

    SubjectJourney(Bedside bedside) {
        this.bedside = bedside;
    }

    /** @return the subject's id */
    String fromConsentToTheLastFollowUpVisit() {
        // A person comes to the hospital and is given a number. Nothing may be recorded of them yet.
        var subject = bedside.register();
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
        var scores = new LinkedHashMap<>(Map.of("screening", Alsfrsr.scores(FORTY)));
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
        scores.put("cycle1-dose1", assess(subject, "cycle1-dose1", first, FORTY));

        // The repeat comes six months after the second administration, as it really happened: a day early.
        var second = first.plusDays(27);
        bedside.administer(subject, "cycle1-dose2", second).orFail();
        scores.put("cycle1-dose2", assess(subject, "cycle1-dose2", second, FORTY));
        assertEquals(second.plusMonths(6).toString(), bedside.visit(subject, "cycle2-dose1", "plannedOn"));

        // From there on everything as planned, with an ALSFRS-R at every visit; a point is lost at each.
        var lost = 0;
        for (var visit = bedside.nextPlanned(subject); visit.isPresent(); visit = bedside.nextPlanned(subject)) {
            var id = visit.get().path("visit").asText();
            var on = LocalDate.parse(visit.get().path("plannedOn").asText());
            bedside.takePlace(subject, id, on).orFail();
            scores.put(id, assess(subject, id, on, Alsfrsr.lowered(++lost)));
        }
        assertEquals(
                LocalDate.parse(bedside.visit(subject, "cycle2-dose2", "occurredOn"))
                        .plusMonths(6)
                        .toString(),
                bedside.visit(subject, "follow-up-6m", "occurredOn"));

        // The course: total and domain scores at every visit, and the slope of them all.
        var course = bedside.get(INVESTIGATOR, subject, "/alsfrs-r");
        assertEquals(16, scores.size());
        assertEquals(scores, Alsfrsr.scoresByVisit(course));
        assertEquals(0, course.path("awaited").size());
        assertEquals(SLOPE, course.path("slope").path("perMonth").asDouble());
        assertEquals(16, course.path("slope").path("assessments").asInt());

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
        return subject;
    }

    /** @return the scores, which the answer to the form has told too */
    private Map<String, Integer> assess(String subject, String visit, LocalDate on, Map<String, Integer> answers) {
        var form = bedside.alsfrsr(subject, visit, on, answers).orFail().body();
        assertEquals(Alsfrsr.scores(answers), Alsfrsr.scoresIn(form.path("derived")), visit);
        return Alsfrsr.scores(answers);
    }

    private static void refused(FrontDoor.Answer answer, String code) {
        assertEquals(409, answer.status(), answer.toString());
        var codes = answer.body().path("reasons").findValuesAsText("code");
        assertTrue(codes.contains(code), answer.toString());
    }
}
