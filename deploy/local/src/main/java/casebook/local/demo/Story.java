package casebook.local.demo;

import casebook.local.demo.FrontDoor.Answer;
import casebook.local.demo.Person.Fate;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** One person's way through the trial, entered late by the site: what was observed then is recorded now. */
final class Story {
    private static final String INVESTIGATOR = "ines";
    private static final String COORDINATOR = "choi";
    private static final int DAYS_TO_SCREENING = 5;
    private static final int DAYS_TO_ENROLLMENT = 21;

    private final FrontDoor door;
    private final String study;
    private final Person person;
    private final LocalDate consentedOn;
    private final LocalDate screenedOn;
    private final Consumer<String> progress;
    private String subject = "";
    private String number = "";

    Story(FrontDoor door, String study, Person person, LocalDate firstDay, Consumer<String> progress) {
        this.door = door;
        this.study = study;
        this.person = person;
        this.consentedOn = firstDay.plusDays(person.consentDay());
        this.screenedOn = consentedOn.plusDays(DAYS_TO_SCREENING);
        this.progress = progress;
    }

    /** Plays the story; answers the subject's line of the table. */
    Row play() {
        door.turnToNextSubject();
        registerAndConsent();
        takePlace(visit("screening"), screenedOn);
        decideEligibility();
        switch (person.fate()) {
            case FAILS_SCREENING -> failScreening();
            case COMES_SEVENTH -> comeSeventh();
            case COMPLETES, DISCONTINUES -> treatAndFollow();
        }
        return row();
    }

    private void registerAndConsent() {
        var registered = door.post(COORDINATOR, "/api/v1/studies/" + study + "/subjects", Map.of("site", Demo.SITE))
                .orFail()
                .body();
        subject = registered.path("id").asText();
        number = registered.path("number").asText();
        command(
                INVESTIGATOR,
                "/consents",
                Map.of("formVersion", "1.0", "consentedOn", consentedOn.toString(), "by", "subject"));
        say(consentedOn, "consents");
    }

    private JsonNode visit(String id) {
        return door.get(COORDINATOR, path("/visits/" + id)).orFail().body();
    }

    /** Records that a visit took place, and captures each of its forms. */
    private void takePlace(JsonNode visit, LocalDate day) {
        var id = visit.path("visit").asText();
        var happened = command(COORDINATOR, "/visits/" + id, "/occurrence", Map.of("occurredOn", day.toString()));
        var byTelephone = happened.path("contact").asText().equals("telephone");
        visit.path("forms").forEach(form -> capture(id, form.asText(), byTelephone, day));
        say(day, happened.path("name").asText() + ", " + visit.path("forms").size() + " forms");
    }

    private void capture(String visit, String form, boolean byTelephone, LocalDate day) {
        var answers = person.answers(form, byTelephone, ChronoUnit.DAYS.between(screenedOn, day));
        door.post(
                        form.equals("administration") ? INVESTIGATOR : COORDINATOR,
                        path("/visits/" + visit + "/forms/" + form),
                        Map.of("observedOn", day.toString(), "items", answers, "complete", true))
                .orFail();
    }

    private void decideEligibility() {
        var criteria = new ArrayList<Map<String, String>>();
        var eligibility = door.get(INVESTIGATOR, path("/eligibility")).orFail();
        eligibility
                .body()
                .path("criteria")
                .forEach(criterion -> criteria.add(Map.of(
                        "id", criterion.path("id").asText(),
                        "judgement", criterion.path("outcome").asText())));
        var decided = door.post(
                        INVESTIGATOR,
                        path("/eligibility-decisions"),
                        eligibility.tag().orElseThrow(),
                        Map.of("decidedOn", screenedOn.plusDays(7).toString(), "criteria", criteria))
                .orFail()
                .body();
        say(
                screenedOn.plusDays(7),
                "eligibility is decided: " + decided.path("outcome").asText());
    }

    private void failScreening() {
        var day = screenedOn.plusDays(8);
        command(
                INVESTIGATOR,
                "",
                "/screen-failure",
                Map.of("failedOn", day.toString(), "reasons", List.of("ALSFRS-R above 46"), "criteria", List.of("I4")));
        say(day, "is a screen failure");
    }

    private void comeSeventh() {
        var refused = enroll();
        if (refused.done()) {
            throw new IllegalStateException("A seventh subject was enrolled.");
        }
        say(enrolledOn(), "is refused, as the seventh: " + refused.reasons());
    }

    private LocalDate enrolledOn() {
        return consentedOn.plusDays(DAYS_TO_ENROLLMENT);
    }

    private Answer enroll() {
        return door.post(
                INVESTIGATOR,
                path("/enrollment"),
                tag(""),
                Map.of("enrolledOn", enrolledOn().toString()));
    }

    private void treatAndFollow() {
        var enrolled = enroll().orFail().body();
        say(
                enrolledOn(),
                "is enrolled, slot " + enrolled.path("enrollment").path("slot").asText());
        for (var next = nextVisit(); next.isPresent(); next = nextVisit()) {
            var planned = LocalDate.parse(next.get().path("plannedOn").asText());
            // People come a day early or late.
            var day = planned.plusDays(person.consentDay() % 3 - 1);
            if (person.fate() == Fate.DISCONTINUES
                    && next.get().path("visit").asText().equals("cycle2-dose1")) {
                command(
                        INVESTIGATOR,
                        "",
                        "/discontinuation",
                        Map.of("discontinuedOn", day.toString(), "reason", "The subject moved abroad"));
                say(day, "discontinues");
                return;
            }
            takePlace(next.get(), day);
            if (next.get().path("final").asBoolean()) {
                command(INVESTIGATOR, "", "/completion", Map.of("completedOn", day.toString()));
                say(day, "completes the study");
            }
        }
    }

    private Optional<JsonNode> nextVisit() {
        var visits = door.get(COORDINATOR, path("/visits")).orFail().body().path("visits");
        return StreamSupport.stream(visits.spliterator(), false)
                .filter(visit -> visit.path("status").asText().equals("planned"))
                .findFirst();
    }

    private Row row() {
        return Row.of(
                door.get(INVESTIGATOR, path("")).orFail().body(),
                door.get(INVESTIGATOR, path("/visits")).orFail().body(),
                door.get(INVESTIGATOR, path("/alsfrs-r")).orFail().body());
    }

    private JsonNode command(String user, String action, Map<String, ?> body) {
        return command(user, "", action, body);
    }

    /** A command on what is at {@code place}, decided on its present revision. */
    private JsonNode command(String user, String place, String action, Map<String, ?> body) {
        return door.post(user, path(place + action), tag(place), body).orFail().body();
    }

    private String tag(String place) {
        return door.get(COORDINATOR, path(place)).orFail().tag().orElseThrow();
    }

    private String path(String below) {
        return "/api/v1/studies/" + study + "/subjects/" + subject + below;
    }

    private void say(LocalDate day, String what) {
        progress.accept("%s  %s  %s".formatted(number, day, what));
    }
}
