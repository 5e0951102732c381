package casebook.scheduling;

import casebook.journal.audit.Json;
import casebook.journal.testing.Topic;
import casebook.scheduling.plan.ScheduleFixture;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays enrollment and assessment towards the service under test: their events come by the real broker. */
public final class OtherServices {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private final String study;

    private OtherServices(String study) {
        this.study = study;
    }

    /** A study that nobody has spoken of yet. */
    public static OtherServices unknownStudy(String study) {
        return new OtherServices(study);
    }

    /** A study that is active, with the sites HYU and SNU. */
    public static OtherServices activeStudy(String study) {
        var services = new OtherServices(study);
        services.openSite("HYU");
        services.openSite("SNU");
        services.activate();
        return services;
    }

    public String study() {
        return study;
    }

    public String openSite(String site) {
        return Topic.publish(
                "enrollment",
                "site-opened.v1",
                study,
                "-",
                Json.tree(Map.of("site", site, "name", site, "country", "KR", "timeZone", "Asia/Seoul")));
    }

    public String activate() {
        var data = Json.MAPPER.createObjectNode().put("version", "1.0");
        var definition = (ObjectNode) ScheduleFixture.study();
        definition.putArray("forms");
        definition.putArray("languages");
        data.set("definition", definition);
        return Topic.publish("enrollment", "study-version-activated.v1", study, "-", data);
    }

    /** Registers a subject at a site. */
    public Subject register(String site) {
        var subject = new Subject(UuidCreator.getTimeOrderedEpoch().toString(), site, NUMBERS.incrementAndGet());
        subject.enrollment("subject-registered.v1", Map.of("number", subject.number(), "site", site));
        return subject;
    }

    /** Registers a subject at HYU who consents and is enrolled. */
    public Subject enrolled() {
        var subject = register("HYU");
        subject.consents();
        subject.enrolls();
        return subject;
    }

    /** One subject, as the other services see it. Each event answers with its position. */
    public final class Subject {
        private final String id;
        private final String site;
        private final int number;
        private String position = "";

        private Subject(String id, String site, int number) {
            this.id = id;
            this.site = site;
            this.number = number;
        }

        public String id() {
            return id;
        }

        public String study() {
            return study;
        }

        public String number() {
            return "%s-%03d".formatted(site, number);
        }

        /** Of the last thing that happened to the subject elsewhere. */
        public String position() {
            return position;
        }

        public String consents() {
            return consents(1, ScheduleFixture.CONSENT);
        }

        /** @param consent which one it is, counted from 1 */
        public String consents(int consent, LocalDate on) {
            return enrollment(
                    "consent-obtained.v1",
                    Map.of(
                            "consent",
                            consent,
                            "formVersion",
                            "2.1",
                            "consentedOn",
                            on,
                            "by",
                            "subject",
                            "studyVersion",
                            "1.0",
                            "site",
                            site));
        }

        public String withdraws() {
            return withdraws(1);
        }

        public String withdraws(int consent) {
            return enrollment("consent-withdrawn.v1", Map.of("consent", consent, "withdrawnOn", "2025-04-01"));
        }

        public String enrolls() {
            var data = (ObjectNode) Topic.example("subject-enrolled.v1");
            data.put("number", number()).put("site", site);
            return enrollment("subject-enrolled.v1", data);
        }

        public String discontinues() {
            return discontinues("2025-09-15");
        }

        public String discontinues(String on) {
            var data = (ObjectNode) Topic.example("subject-discontinued.v1");
            return enrollment("subject-discontinued.v1", data.put("discontinuedOn", on));
        }

        public String administered(String visit, LocalDate day) {
            var data = (ObjectNode) Topic.example("administration-recorded.v1");
            data.put("visit", visit).put("administeredOn", day.toString());
            position = Topic.publish("assessment", "administration-recorded.v1", study, id, data);
            return position;
        }

        public String omitted(String visit, LocalDate day) {
            var data = (ObjectNode) Topic.example("administration-omitted.v1");
            data.put("visit", visit).put("omittedOn", day.toString());
            position = Topic.publish("assessment", "administration-omitted.v1", study, id, data);
            return position;
        }

        public String enrollment(String type, Object data) {
            position = Topic.publish("enrollment", type, study, id, Json.tree(data));
            return position;
        }
    }
}
