package casebook.enrollment;

import static io.restassured.RestAssured.given;

import casebook.journal.audit.Json;
import casebook.journal.testing.Tokens;
import casebook.journal.testing.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A front end at HYU that follows one subject, as a well-behaved client does: it carries the last position it was told.
 *
 * @param id the subject's
 */
public final class SubjectClient {
    private static final List<String> CRITERIA =
            List.of("I1", "I2", "I3", "I4", "I5", "I6", "I7", "E1", "E2", "E3", "E4", "E5", "E6");

    private final StudyFixture study;
    private final String id;
    private String position;

    private SubjectClient(StudyFixture study, String id, String position) {
        this.study = study;
        this.id = id;
        this.position = position;
    }

    public static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    /** The same, signed in anew, as it is needed for what weighs most. */
    public static RequestSpecification signedIn(String user) {
        return given().auth().oauth2(Tokens.ofNow(user)).contentType(ContentType.JSON);
    }

    public static SubjectClient registered(StudyFixture study) {
        return registered(study, "ines", "HYU");
    }

    public static SubjectClient registered(StudyFixture study, String user, String site) {
        var answer = as(user).body(Map.of("site", site)).post(study.path() + "/subjects");
        answer.then().statusCode(201);
        return new SubjectClient(study, answer.path("id"), answer.header("Casebook-Position"));
    }

    /** A subject whose screening is done and who was found eligible. */
    public static SubjectClient eligible(StudyFixture study, String consentedOn, String decidedOn) {
        return eligible(study, consentedOn, decidedOn, study.version());
    }

    /** The same, under a version that need not be in force any more. */
    public static SubjectClient eligible(StudyFixture study, String consentedOn, String decidedOn, String version) {
        var subject = registered(study);
        subject.consents(consentedOn, version).statusCode(201);
        subject.screened(consentedOn);
        subject.decides(decidedOn).statusCode(201);
        return subject;
    }

    public String id() {
        return id;
    }

    public String path() {
        return study.path() + "/subjects/" + id;
    }

    public ValidatableResponse read() {
        return request().get(path()).then();
    }

    public String tag() {
        return read().statusCode(200).extract().header("ETag");
    }

    public ValidatableResponse post(String action, Map<String, ?> body) {
        return remembered(request().body(body).post(path() + "/" + action));
    }

    /** Changes the subject as they are now. */
    public ValidatableResponse change(String action, Map<String, ?> body) {
        return remembered(request().header("If-Match", tag()).body(body).post(path() + "/" + action));
    }

    public ValidatableResponse consents(String on) {
        return post("consents", Map.of("formVersion", "2.1", "consentedOn", on, "by", "subject"));
    }

    /** Signed the consent form of this study version, whichever is in force. */
    public ValidatableResponse consents(String on, String studyVersion) {
        return post(
                "consents",
                Map.of("formVersion", "2.1", "consentedOn", on, "by", "subject", "studyVersion", studyVersion));
    }

    public ValidatableResponse decides(String on) {
        return decides(eligibilityTag(), everyCriterionMet(on));
    }

    /** A decision that the subject is eligible. */
    public static Map<String, Object> everyCriterionMet(String on) {
        var judged = CRITERIA.stream()
                .map(criterion -> Map.of("id", criterion, "judgement", "met"))
                .toList();
        return Map.of("decidedOn", on, "criteria", judged);
    }

    /** Decides on eligibility as it was read with this tag. */
    public ValidatableResponse decides(String tag, Map<String, ?> decision) {
        return remembered(request().header("If-Match", tag).body(decision).post(path() + "/eligibility-decisions"));
    }

    public String eligibilityTag() {
        return eligibility().statusCode(200).extract().header("ETag");
    }

    public ValidatableResponse eligibility() {
        return request().get(path() + "/eligibility").then();
    }

    public ValidatableResponse enrolls(String on) {
        return change("enrollment", Map.of("enrolledOn", on));
    }

    /** The assessment service says that every form of the screening visit was completed. */
    public void screened(String on) {
        Stream.of(
                        form("demographics", on, Map.of("birth-date", "1970-06-01", "sex", "female"), Map.of()),
                        form("medical-history", on, history(), Map.of()),
                        form("vital-signs", on, Map.of("systolic", 120), Map.of()),
                        form("fvc", on, Map.of("percent-predicted", 71.5), Map.of()),
                        form("alsfrs-r", on, Map.of("mode", "in-person"), Map.of("total", 41)))
                .forEach(form -> hears("assessment", "form-completed.v1", form));
    }

    /** The assessment service corrects the date of diagnosis in the medical history. */
    public void diagnosed(String on) {
        var history = new HashMap<>(history());
        history.put("diagnosis-date", on);
        hears("assessment", "form-corrected.v1", form("medical-history", "2025-03-03", history, Map.of()));
    }

    private static Map<String, Object> history() {
        return Map.of(
                "onset-date",
                "2023-02",
                "diagnosis-date",
                "2023-09",
                "el-escorial",
                "probable",
                "tracheostomy",
                false,
                "malignant-tumour",
                false,
                "psychogenic-shock-risk",
                false,
                "serious-hypertension",
                false,
                "haplo-donor",
                true,
                "can-visit-walking",
                true);
    }

    /** The assessment service corrects the total of the ALSFRS-R of the screening visit. */
    public void corrected(int total) {
        hears("assessment", "form-corrected.v1", form("alsfrs-r", "2025-03-03", Map.of(), Map.of("total", total)));
    }

    public static JsonNode form(String form, String on, Map<String, ?> items, Map<String, ?> derived) {
        return Json.tree(Map.of(
                "visit", "screening",
                "form", form,
                "revision", 1,
                "observedOn", on,
                "studyVersion", "1.0",
                "items", items,
                "derived", derived));
    }

    /** Another service publishes an event of this subject; the next request carries its position. */
    public void hears(String source, String type, JsonNode data) {
        position = Topic.publish(source, type, study.id(), id, data);
    }

    /** The product is given at the first treatment visit. */
    public void dosed(String on) {
        var data = Map.of("visit", "cycle1-dose1", "administeredOn", on, "product", "p", "cells", 62000000);
        hears("assessment", "administration-recorded.v1", Json.tree(data));
    }

    public void carry(SubjectClient other) {
        position = other.position;
    }

    public RequestSpecification request() {
        return as("ines").header("Casebook-Position", position);
    }

    private ValidatableResponse remembered(Response answer) {
        var told = answer.header("Casebook-Position");
        if (told != null) {
            position = told;
        }
        return answer.then();
    }
}
