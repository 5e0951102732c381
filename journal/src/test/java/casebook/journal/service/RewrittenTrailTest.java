package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.Json;
import casebook.journal.testing.Superuser;
import casebook.journal.testing.Tokens;
import casebook.journal.testing.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forgeries by somebody who makes every hash anew: the store alone would call them whole. */
@QuarkusTest
class RewrittenTrailTest extends Tampering {

    @Test
    void aRecordThatWasSlippedInBetweenTwoPublishedOnesIsFound() {
        // Given
        insert(AuditRecord.link(booked(6), at(5).asHead()));
        append(7);

        // When
        var verified = verification();

        // Then
        verified.body("breaks.kind", equalTo(List.of("NEVER_PUBLISHED"))).body("breaks.position", equalTo(List.of(6)));
    }

    @Test
    void aChainThatWasWrittenAnewFromSomePlaceOnIsFoundWithEachPlace() {
        // Given
        var head = at(2).asHead();
        Superuser.execute("scheduling", "delete from journal where position >= 3 and subject = '" + subject + "'");
        for (long position = 3; position <= 5; position++) {
            var forged = AuditRecord.link(booked(position), head);
            insert(forged);
            head = forged.asHead();
        }

        // When
        var verified = verification();

        // Then
        verified.body("breaks.kind", equalTo(List.of("CONTRADICTS_ANCHOR", "CONTRADICTS_ANCHOR", "CONTRADICTS_ANCHOR")))
                .body("breaks.position", equalTo(List.of(3, 4, 5)));
    }

    @Test
    void aChainThatWasWrittenAnewIsFoundAlsoOnceTheServiceHasGoneOnWithIt() {
        // Given
        var fourth = at(4);
        Superuser.execute("scheduling", "delete from journal where position = 5 and subject = '" + subject + "'");
        insert(AuditRecord.link(booked(5), fourth.asHead()));
        append(6);

        // When
        var verified = verification();

        // Then
        verified.body("breaks.kind", equalTo(List.of("CONTRADICTS_ANCHOR")))
                .body("breaks.position", equalTo(List.of(5)));
    }

    @Test
    void aChainThatIsGoneFromTheStoreIsFound() {
        // Given
        Superuser.execute("scheduling", "delete from journal where subject = '" + subject + "'");

        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(false))
                .body("breaks.kind", equalTo(List.of("CUT_OFF")))
                .body("anchors", equalTo(5));
    }

    @Test
    void aRecordThatWasPublishedTwiceIsNoBreak() {
        // Given
        given().auth()
                .oauth2(Tokens.of("root"))
                .contentType("application/json")
                .body("{\"reason\": \"The broker lost it\"}")
                .post("/api/v1/operations/studies/" + STUDY + "/subjects/" + subject + "/records/2/publication")
                .then()
                .statusCode(204);
        await().until(() -> outbox.waiting() == 0);

        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(true)).body("anchors", equalTo(5));
        var published = new ArrayList<Long>();
        Topic.readUntil("casebook.scheduling.v1", event -> {
            if (event.subject().equals(subject)) {
                published.add(event.position());
            }
            return published.size() == 6;
        });
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 2L), published);
        given().auth()
                .oauth2(Tokens.of("ada"))
                .get("/api/v1/operations/audit-trail")
                .then()
                .body("records.key", hasItem("record/" + STUDY + "/" + subject + "/2"))
                .body("records.attribution.reason", hasItem("The broker lost it"));
    }

    private AuditRecord at(long position) {
        return journal.page(chain, position - 1, 1).getFirst();
    }

    private void append(long revision) {
        journal.append(booked(revision));
        await().until(() -> outbox.waiting() == 0);
    }

    private static void insert(AuditRecord record) {
        Superuser.execute("scheduling", """
                insert into journal (study, subject, position, key, revision, site, recorded_at, content, previous_hash, hash)
                values ('%s', '%s', %d, '%s', %d, 'HYU', now(), '%s'::jsonb, '%s', '%s')""".formatted(
                        record.chain().study(),
                        record.chain().subject(),
                        record.position(),
                        record.key(),
                        record.revision(),
                        Json.text(record.content()),
                        record.previousHash(),
                        record.hash()));
    }
}
