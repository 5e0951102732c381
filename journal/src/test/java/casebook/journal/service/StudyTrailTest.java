package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.event.Outbox;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Superuser;
import casebook.journal.testing.Tokens;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SubjectId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The study's own trail, and trails of which the store knows nothing any more. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class StudyTrailTest {
    private static final String STUDIES = "/api/v1/studies/";
    private static final Attribution SAM = new Attribution(
            "u-2", "Sam Oh", "safety-physician", "Hanyang", null, Instant.parse("2026-01-05T09:00:00Z"), "two DLTs");

    @Inject
    Journal journal;

    @Inject
    Outbox outbox;

    private final String study = "study-" + UUID.randomUUID();
    private final ChainId chain = new ChainId(study, ChainId.STUDY_ITSELF);

    @Test
    void theStudysOwnTrailIsReadAndVerified() {
        // Given
        hold(1);
        hold(2);
        await().until(() -> outbox.waiting() == 0);

        // When
        var page = get("ada", study + "/audit-trail", 200);

        // Then
        page.body("records.key", hasItems("cohort/low")).body("records.position", hasItems(1, 2));
        get("ada", study + "/audit-trail/verification", 200)
                .body("whole", equalTo(true))
                .body("records", equalTo(2))
                .body("anchors", equalTo(2));
    }

    @Test
    void aTamperedHoldIsFound() {
        // Given
        hold(1);
        await().until(() -> outbox.waiting() == 0);
        Superuser.execute(
                "scheduling",
                "update journal set content = jsonb_set(content, '{body,reason}', '\"none\"') where study = '" + study
                        + "'");

        // When
        var verified = get("ada", study + "/audit-trail/verification", 200);

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", hasItem("ALTERED"));
    }

    @Test
    void aStudysTrailThatIsGoneFromTheStoreIsFound() {
        // Given
        hold(1);
        await().until(() -> outbox.waiting() == 0);
        get("ada", study + "/audit-trail/verification", 200).body("whole", equalTo(true));
        Superuser.execute("scheduling", "delete from journal where study = '" + study + "'");

        // When
        var verified = get("ada", study + "/audit-trail/verification", 200);

        // Then
        verified.body("breaks.kind", hasItem("CUT_OFF"));
    }

    @Test
    void whereNothingWasWrittenThereIsNoTrail() {
        get("ada", study + "/audit-trail", 404);
    }

    @Test
    void whoseRoleHoldsAtSomeSitesDoesNotReadIt() {
        // Given
        hold(1);

        // When
        get("nora", "hynrcs-allo-als-02/audit-trail", 404);

        // Then
        get("ines", "hynrcs-allo-als-02/audit-trail", 403).body("reasons.code", hasItem("role-not-study-wide"));
    }

    @Test
    void aSubjectWhomTheStoreHasForgottenIsKnownByTheTopics() {
        // Given
        var subject = SubjectId.fresh().toString();
        var inStudy = new ChainId(study, subject);
        append(inStudy, 1, new Attribution("u-1", "Ines Cho", "investigator", "Hanyang", "HYU", SAM.at(), null));
        await().until(() -> outbox.waiting() == 0);
        Superuser.execute("scheduling", "delete from journal where subject = '" + subject + "'");

        // When
        await().untilAsserted(() -> get("ada", study + "/subjects/" + subject + "/audit-trail", 200));

        // Then
        get("ada", study + "/subjects/" + subject + "/audit-trail/verification", 200)
                .body("breaks.kind", hasItem("CUT_OFF"));
        get("otto", study + "/subjects/" + subject + "/audit-trail", 404);
    }

    @Test
    void aSubjectWhomNobodyEverKnewIsNotFound() {
        get("ada", study + "/subjects/" + SubjectId.fresh() + "/audit-trail/verification", 404);
    }

    private void hold(long revision) {
        append(chain, revision, SAM);
    }

    private void append(ChainId chain, long revision, Attribution by) {
        var body = Json.tree(Map.of("cohort", "low", "held", true, "reason", "two DLTs"));
        var event = new EventDraft("cohort-held.v1", body);
        journal.append(Entry.of(chain, "cohort/low", revision, "cohort", "held", null, body, by, null, event));
    }

    private static ValidatableResponse get(String user, String path, int status) {
        return given().auth().oauth2(Tokens.of(user)).get(STUDIES + path).then().statusCode(status);
    }
}
