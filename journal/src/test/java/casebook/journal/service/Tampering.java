package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.event.Outbox;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SubjectId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A superuser of the database changes a trail of five published records; the verification finds it. */
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
abstract class Tampering {
    static final String STUDY = "hynrcs-allo-als-02";
    private static final Attribution INES = new Attribution(
            "u-1", "Ines Cho", "investigator", "Hanyang", "HYU", Instant.parse("2026-01-05T09:00:00Z"), null);

    @Inject
    Journal journal;

    @Inject
    Outbox outbox;

    final String subject = SubjectId.fresh().toString();
    final ChainId chain = new ChainId(STUDY, subject);

    @BeforeEach
    void fiveRecordsArePublished() {
        LongStream.rangeClosed(1, 5).forEach(revision -> journal.append(booked(revision)));
        await().until(() -> outbox.waiting() == 0);
    }

    /** The same visit, booked for another day each time. */
    final Entry booked(long revision) {
        var body = Json.tree(Map.of("bookedFor", "2026-02-0" + revision));
        var event = new EventDraft("visit-booked.v1", body);
        return Entry.of(chain, "visit/screening", revision, "visit", "booked", null, body, INES, null, event);
    }

    @Test
    void anUntouchedChainIsWhole() {
        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(true)).body("records", equalTo(5)).body("anchors", equalTo(5));
    }

    /** What the service itself would have put there, hash and all. */
    final AuditRecord forgedBehindTheLast() {
        var last = journal.page(chain, 4, 1).getFirst();
        return AuditRecord.link(
                Entry.of(
                        chain,
                        "visit/forged",
                        1,
                        "visit",
                        "booked",
                        null,
                        last.body(),
                        INES,
                        null,
                        EventDraft.anchor()),
                last.asHead());
    }

    final ValidatableResponse verification() {
        return given().auth()
                .oauth2(Tokens.of("ada"))
                .get("/api/v1/studies/" + STUDY + "/subjects/" + subject + "/audit-trail/verification")
                .then()
                .statusCode(200);
    }
}
