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
        var subject = registered(study);
        subject.consents(consentedOn).statusCode(201);
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

    public ValidatableResponse decides(String on) {
        var judged = CRITERIA.stream()
                .map(criterion -> Map.of("id", criterion, "judgement", "met"))
                .toList();
        return post("eligibility-decisions", Map.of("decidedOn", on, "criteria", judged));
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
