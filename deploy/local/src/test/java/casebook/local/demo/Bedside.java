package casebook.local.demo;

import casebook.local.WholeSystem;
import casebook.local.demo.FrontDoor.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a site does at its front end, in a word each; everything through the gateway. */
final class Bedside {
    static final String STUDY = "hynrcs-allo-als-02";
    static final String INVESTIGATOR = "ines";
    static final String COORDINATOR = "choi";

    private static final Person ELIGIBLE = Person.ALL.getFirst();

    final FrontDoor door;

    Bedside(WholeSystem system) {
        this.door = new FrontDoor(system.gateway(), system.issuer(), new AsDocumented(system.root()));
    }

    void activateStudyAndOpenSite(WholeSystem system) throws IOException {
        var definition = new StringBuilder();
        for (var part : List.of("study.yaml", "forms", "languages")) {
            try (var files = Files.walk(system.studies().resolve(STUDY).resolve(part))) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    definition.append(Files.readString(file)).append('\n');
                }
            }
        }
        door.put("dana", "/api/v1/studies/" + STUDY + "/versions/1.0", "application/yaml", definition.toString())
                .orFail();
        door.put("dana", "/api/v1/studies/" + STUDY + "/sites/HYU", "application/json", "{}")
                .orFail();
    }

    String register() {
        return door.post(COORDINATOR, "/api/v1/studies/" + STUDY + "/subjects", Map.of("site", "HYU"))
                .orFail()
                .body()
                .path("id")
                .asText();
    }

    void consent(String subject, LocalDate on) {
        act(INVESTIGATOR, subject, "", "/consents", Map.of("formVersion", "1.0", "consentedOn", on, "by", "subject"))
                .orFail();
    }

    Answer occurrence(String subject, String visit, LocalDate on) {
        return act(COORDINATOR, subject, "/visits/" + visit, "/occurrence", Map.of("occurredOn", on));
    }

    /** @param tag the revision that it is decided on, where the visit cannot be read */
    Answer occurrence(String subject, String visit, String tag, LocalDate on) {
        return door.post(
                COORDINATOR,
                path(subject, "/visits/" + visit + "/occurrence"),
                tag,
                Map.of("occurredOn", on.toString()));
    }

    /** Adds a visit that took place on the day; answers its id. */
    String unscheduled(String subject, LocalDate on) {
        return door.post(COORDINATOR, path(subject, "/visits"), Map.of("occurredOn", on.toString()))
                .orFail()
                .body()
                .path("visit")
                .asText();
    }

    Answer adverseEvent(String subject, String visit, String form, LocalDate on) {
        return capture(
                subject,
                visit,
                form,
                on,
                Map.ofEntries(
                        Map.entry("term", "Headache"),
                        Map.entry("start", on.toString()),
                        Map.entry("aware-on", on.toString()),
                        Map.entry("aware-time", "09:30"),
                        Map.entry("serious", false),
                        Map.entry("resulted-in-death", false),
                        Map.entry("life-threatening", false),
                        Map.entry("hospitalisation", false),
                        Map.entry("disability", false),
                        Map.entry("congenital-anomaly", false),
                        Map.entry("other-medically-important", false),
                        Map.entry("severity", 1),
                        Map.entry("causality", "unlikely"),
                        Map.entry("outcome", "recovering"),
                        Map.entry("action-taken", "not-applicable")));
    }

    Answer capture(String subject, String visit, String form, LocalDate on, Map<String, ?> items) {
        return door.post(
                INVESTIGATOR,
                path(subject, "/visits/" + visit + "/forms/" + form),
                Map.of("observedOn", on.toString(), "items", items, "complete", true));
    }

    Answer alsfrsr(String subject, String visit, LocalDate on, Map<String, Integer> answers) {
        var items = new HashMap<String, Object>(answers);
        items.put("mode", "in-person");
        items.put("respondent", "subject");
        return capture(subject, visit, "alsfrs-r", on, items);
    }

    /** Everything that screening asks for, of somebody who is eligible. */
    void screen(String subject, LocalDate on) {
        occurrence(subject, "screening", on).orFail();
        for (var form : List.of("demographics", "medical-history", "vital-signs", "fvc")) {
            capture(subject, "screening", form, on, ELIGIBLE.answers(form, false, 0))
                    .orFail();
        }
        alsfrsr(subject, "screening", on, Alsfrsr.FORTY).orFail();
    }

    /** Judges every criterion as its evidence says. */
    Answer decideEligibility(String subject, LocalDate on) {
        var judgements = new ArrayList<Map<String, String>>();
        var eligibility = door.get(INVESTIGATOR, path(subject, "/eligibility")).orFail();
        eligibility
                .body()
                .path("criteria")
                .forEach(criterion -> judgements.add(Map.of(
                        "id", criterion.path("id").asText(),
                        "judgement", criterion.path("outcome").asText())));
        return door.post(
                INVESTIGATOR,
                path(subject, "/eligibility-decisions"),
                eligibility.tag().orElseThrow(),
                Map.of("decidedOn", on.toString(), "criteria", judgements));
    }

    /** Somebody else, who consented and may be enrolled. */
    String eligible(LocalDate consent) {
        door.turnToNextSubject();
        var subject = register();
        consent(subject, consent);
        screen(subject, consent);
        decideEligibility(subject, consent.plusDays(7)).orFail();
        return subject;
    }

    Answer enroll(String subject, LocalDate on) {
        return act(INVESTIGATOR, subject, "", "/enrollment", Map.of("enrolledOn", on));
    }

    Answer administer(String subject, String visit, LocalDate on) {
        occurrence(subject, visit, on).orFail();
        return capture(subject, visit, "administration", on, ELIGIBLE.answers("administration", false, 0));
    }

    /** Takes place, with an administration where one belongs to the visit. */
    Answer takePlace(String subject, String visit, LocalDate on) {
        return visit.contains("-dose") ? administer(subject, visit, on) : occurrence(subject, visit, on);
    }

    /** A visit's date or other field, as the plan has it now. */
    String visit(String subject, String visit, String field) {
        return get(COORDINATOR, subject, "/visits/" + visit).path(field).asText();
    }

    /** The first visit of the plan that has not taken place. */
    Optional<JsonNode> nextPlanned(String subject) {
        var visits = get(INVESTIGATOR, subject, "/visits").path("visits");
        return StreamSupport.stream(visits.spliterator(), false)
                .filter(visit -> visit.path("status").asText().equals("planned"))
                .findFirst();
    }

    /** The whole history, page by page. */
    List<JsonNode> trail(String subject) {
        var records = new ArrayList<JsonNode>();
        for (var after = Optional.of(""); after.isPresent(); ) {
            var page = get("ada", subject, "/audit-trail?limit=40" + after.get());
            page.path("records").forEach(records::add);
            after = Optional.of(page.path("next")).filter(JsonNode::isTextual).map(next -> "&after=" + next.asText());
        }
        return records;
    }

    /** Of the last record of {@code key} in a service's chain. */
    static long position(List<JsonNode> trail, String service, String key) {
        return trail.stream()
                .filter(record -> record.path("service").asText().equals(service)
                        && record.path("key").asText().equals(key))
                .mapToLong(record -> record.path("position").asLong())
                .max()
                .orElseThrow();
    }

    /** What verification finds: service, position and kind of each break. */
    Set<String> breaks(String subject) {
        var verification = get("ada", subject, "/audit-trail/verification");
        var breaks = new HashSet<String>();
        verification
                .path("services")
                .forEach(service -> service.path("breaks")
                        .forEach(one -> breaks.add("%s %s %s"
                                .formatted(
                                        service.path("service").asText(),
                                        one.path("position").asText(),
                                        one.path("kind").asText()))));
        if (verification.path("whole").asBoolean() != breaks.isEmpty()) {
            throw new IllegalStateException("Whole and broken: " + verification);
        }
        return breaks;
    }

    JsonNode get(String user, String subject, String below) {
        return door.get(user, path(subject, below)).orFail().body();
    }

    /** A command on what is at {@code place}, decided on its present revision. */
    Answer act(String user, String subject, String place, String action, Map<String, ?> body) {
        var tag = door.get(COORDINATOR, path(subject, place)).orFail().tag().orElse(null);
        var text = new HashMap<String, Object>(body);
        text.replaceAll((_, value) -> value instanceof LocalDate date ? date.toString() : value);
        return door.post(user, path(subject, place + action), tag, text);
    }

    static String path(String subject, String below) {
        return "/api/v1/studies/" + STUDY + "/subjects/" + subject + below;
    }
}
