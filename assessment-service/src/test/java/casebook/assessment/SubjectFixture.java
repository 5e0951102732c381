package casebook.assessment;

import casebook.journal.audit.Json;
import casebook.journal.testing.Tokens;
import casebook.journal.testing.Topic;
import casebook.kernel.identity.SubjectId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A subject as the other services tell of one, and a person of the site who enters what was observed. Each request carries
 * the positions of what was told, as a client does that goes from one service to the next at full speed.
 */
public final class SubjectFixture {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final List<String> STUDIES = new ArrayList<>();

    private final String study;
    private final String id = SubjectId.fresh().toString();
    private final List<String> positions = new ArrayList<>();

    private SubjectFixture(String study) {
        this.study = study;
    }

    /** Registered at HYU in Seoul, and no more. */
    public static SubjectFixture registered() {
        return registered(StudyFixture.STUDY, "HYU");
    }

    public static SubjectFixture registered(String study, String site) {
        open(study);
        var subject = new SubjectFixture(study);
        return subject.enrollment(
                "subject-registered.v1",
                data().put("number", site + "-%03d".formatted(NUMBERS.incrementAndGet()))
                        .put("site", site));
    }

    /** The study and its sites, once. */
    private static synchronized void open(String study) {
        if (STUDIES.contains(study)) {
            return;
        }
        STUDIES.add(study);
        Topic.publish("enrollment", "study-version-activated.v1", study, "-", StudyFixture.activated("1.0"));
        for (var site : List.of("HYU", "SNU")) {
            var opened = data().put("site", site)
                    .put("name", site)
                    .put("country", "KR")
                    .put("timeZone", "Asia/Seoul");
            Topic.publish("enrollment", "site-opened.v1", study, "-", opened);
        }
    }

    /** Consented on 3 March 2025, with the screening visit planned. */
    public static SubjectFixture consented() {
        return registered().consents("2025-03-03");
    }

    /** Consented to a study version, with nothing planned yet. */
    public SubjectFixture consentsTo(String studyVersion, String on) {
        return consentsTo(1, studyVersion, on);
    }

    /** @param consent which one it is, counted from 1 */
    public SubjectFixture consentsTo(int consent, String studyVersion, String on) {
        return enrollment(
                "consent-obtained.v1",
                data().put("consent", consent)
                        .put("formVersion", "2.1")
                        .put("consentedOn", on)
                        .put("by", "subject")
                        .put("studyVersion", studyVersion)
                        .put("site", "HYU"));
    }

    public SubjectFixture consents(String on) {
        return consentsTo("1.0", on)
                .plans("screening", "demographics", "medical-history", "vital-signs", "fvc", "alsfrs-r");
    }

    /** Enrolled on 26 March 2025, with the first treatment visit planned. */
    public static SubjectFixture enrolled() {
        return consented().enrolls().plans("cycle1-dose1", "vital-signs", "alsfrs-r", "administration");
    }

    /** Enrolled on 26 March 2025, with nothing planned anew yet. */
    public SubjectFixture enrolls() {
        return enrollment("subject-enrolled.v1", (ObjectNode) Topic.example("subject-enrolled.v1"));
    }

    /** The consent of that number no longer holds. */
    public SubjectFixture withdraws(int consent, String on) {
        return enrollment("consent-withdrawn.v1", data().put("consent", consent).put("withdrawnOn", on));
    }

    /** Discontinued, and nothing is planned any more. */
    public SubjectFixture discontinues(String on) {
        var discontinued = (ObjectNode) Topic.example("subject-discontinued.v1");
        return enrollment("subject-discontinued.v1", discontinued.put("discontinuedOn", on))
                .plansNothing();
    }

    /** Enrolled, with the four administrations of the study planned. */
    public static SubjectFixture inTreatment() {
        var plan = data().put("studyVersion", "1.0");
        var visits = plan.putArray("visits");
        for (var visit : List.of("cycle1-dose1", "cycle1-dose2", "cycle2-dose1", "cycle2-dose2")) {
            visits.addObject()
                    .put("visit", visit)
                    .put("plannedOn", "2025-04-02")
                    .putArray("forms")
                    .add("administration");
        }
        return consented().enrolls().scheduling("visits-planned.v1", plan);
    }

    /** The visit took place, as scheduling recorded it. */
    public SubjectFixture comes(String visit, String on) {
        return scheduling("visit-occurred.v1", data().put("visit", visit).put("occurredOn", on));
    }

    /** The administration of a visit, as given on a day. */
    public Response isGiven(String visit, String on) {
        return starts(visit, "administration", FormFixture.administration(on));
    }

    public SubjectFixture plansNothing() {
        var plan = data().put("studyVersion", "1.0");
        plan.putArray("visits");
        return scheduling("visits-planned.v1", plan);
    }

    /** The plan has this visit, and no other that is not over. */
    public SubjectFixture plans(String visit, String... forms) {
        var plan = data().put("studyVersion", "1.0");
        var planned = plan.putArray("visits")
                .addObject()
                .put("visit", visit)
                .put("name", visit)
                .put("epoch", "treatment")
                .put("plannedOn", "2025-04-02")
                .put("earliest", "2025-03-30")
                .put("latest", "2025-04-05")
                .put("final", false);
        var asked = planned.putArray("forms");
        List.of(forms).forEach(asked::add);
        return scheduling("visits-planned.v1", plan);
    }

    public SubjectFixture enrollment(String type, ObjectNode data) {
        positions.add(Topic.publish("enrollment", type, study, id, data));
        return this;
    }

    public SubjectFixture scheduling(String type, ObjectNode data) {
        positions.add(Topic.publish("scheduling", type, study, id, data));
        return this;
    }

    public static ObjectNode data() {
        return Json.MAPPER.createObjectNode();
    }

    public String id() {
        return id;
    }

    /** The path of one of the subject's forms. */
    public String form(String visit, String form) {
        return path() + "/visits/" + visit + "/forms/" + form;
    }

    public String path() {
        return "/api/v1/studies/" + study + "/subjects/" + id;
    }

    /** A request of this person, after all that was told. */
    public RequestSpecification by(String user) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.of(user))
                .contentType(ContentType.JSON)
                .header("Casebook-Position", String.join(", ", positions));
    }

    /** The coordinator starts a form. */
    public Response starts(String visit, String form, String body) {
        return by("choi").body(body).post(form(visit, form));
    }
}
