package casebook.enrollment;

import static casebook.enrollment.SubjectClient.as;

import casebook.enrollment.webhook.EndpointSettings;
import casebook.journal.testing.RealServers;
import casebook.kernel.testing.PermissionMatrix;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class PermissionMatrixTest {
    private static final String STUDY = "/api/v1/studies/{study}";
    private static final String SUBJECT = STUDY + "/subjects/{subject}";
    private static final String OPERATIONS = "/api/v1/operations";
    private static final String ONE_WEBHOOK = STUDY + "/webhooks/{webhook}";
    /** Of the study alone, which the administrator may read too; nobody answers there. */
    private static final Map<String, Object> WEBHOOK =
            Map.of("address", "http://127.0.0.1:1/", "types", List.of("cohort-held.v1"));

    private static final Map<String, String> BECAUSE = Map.of("reason", "The matrix asks");

    @Test
    void everyEndpointAnswersAsThePermissionTableSays() {
        var study = StudyFixture.study("matrix").running();
        var subject = SubjectClient.registered(study);
        subject.consents("2025-03-03").statusCode(201);
        var webhook = webhook(study);
        var names = Map.of(
                "study",
                study.id(),
                "site",
                "HYU",
                "subject",
                subject.id(),
                "version",
                study.version(),
                "consent",
                "1",
                "cohort",
                "cohort-1",
                "webhook",
                webhook);
        new PermissionMatrix("enrollment", names, bodies(study), Set.of()).check();
    }

    /** One that tells of the site alone, changed once: what asks on its first revision neither changes nor ends it. */
    private static String webhook(StudyFixture study) {
        var subscribed = as("*:HYU:data-manager").body(WEBHOOK).post(study.path() + "/webhooks");
        subscribed.then().statusCode(201);
        as("sofia")
                .header("If-Match", "\"1\"")
                .post(subscribed.header("Location") + "/secret")
                .then()
                .statusCode(200);
        return subscribed.path("id");
    }

    private static Map<String, Object> bodies(StudyFixture study) {
        var bodies = new HashMap<String, Object>();
        bodies.put("PUT " + STUDY + "/versions/{version}", study.yaml().getBytes(StandardCharsets.UTF_8));
        bodies.put("PUT " + STUDY + "/sites/{site}", Map.of());
        bodies.put("POST " + STUDY + "/cohorts/{cohort}/hold", BECAUSE);
        bodies.put("POST " + STUDY + "/cohorts/{cohort}/release", BECAUSE);
        bodies.put("POST " + STUDY + "/subjects", Map.of("site", "HYU"));
        bodies.put(
                "POST " + SUBJECT + "/consents",
                Map.of("formVersion", "2.1", "consentedOn", "2025-03-03", "by", "subject"));
        bodies.put("POST " + SUBJECT + "/consents/{consent}/withdrawal", Map.of("withdrawnOn", "2025-09-15"));
        bodies.put("POST " + SUBJECT + "/eligibility-decisions", SubjectClient.everyCriterionMet("2025-03-24"));
        bodies.put("POST " + SUBJECT + "/enrollment", Map.of("enrolledOn", "2025-03-26"));
        bodies.put(
                "POST " + SUBJECT + "/screen-failure",
                Map.of("failedOn", "2025-04-02", "reasons", List.of("ALSFRS-R 19")));
        bodies.put(
                "POST " + SUBJECT + "/discontinuation",
                Map.of("discontinuedOn", "2025-09-15", "reason", "Moved abroad"));
        bodies.put("POST " + SUBJECT + "/completion", Map.of("completedOn", "2026-05-27"));
        bodies.put("POST " + STUDY + "/webhooks", WEBHOOK);
        bodies.put("PUT " + ONE_WEBHOOK, WEBHOOK);
        bodies.put("DELETE " + ONE_WEBHOOK, Map.of());
        bodies.put("POST " + ONE_WEBHOOK + "/secret", Map.of());
        bodies.put("POST " + ONE_WEBHOOK + "/enablement", Map.of());
        bodies.put("POST " + ONE_WEBHOOK + "/test-event", Map.of());
        bodies.put("POST " + ONE_WEBHOOK + "/replays", Map.of("from", "2026-03-02T09:00:00Z"));
        bodies.put("POST " + OPERATIONS + "/copies/rebuild", BECAUSE);
        bodies.put("POST " + OPERATIONS + "/parked-events/{id}/replay", BECAUSE);
        bodies.put(
                "POST " + OPERATIONS + "/studies/{study}/subjects/{subject}/records/{position}/publication", BECAUSE);
        return bodies;
    }
}
