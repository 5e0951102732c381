package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.TestServers;
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
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A superuser of the database changes the trail; the verification finds it. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class TamperingTest {
    private static final String STUDY = "hynrcs-allo-als-02";
    private static final Attribution INES = new Attribution(
            "u-1", "Ines Cho", "investigator", "Hanyang", "HYU", Instant.parse("2026-01-05T09:00:00Z"), null);

    @Inject
    Journal journal;

    @Inject
    Outbox outbox;

    private final String subject = SubjectId.fresh().toString();
    private final ChainId chain = new ChainId(STUDY, subject);

    @BeforeEach
    void fiveRecordsArePublished() {
        LongStream.rangeClosed(1, 5).forEach(revision -> {
            var body = Json.tree(Map.of("bookedFor", "2026-02-0" + revision));
            var event = new EventDraft("visit-booked.v1", body);
            journal.append(
                    Entry.of(chain, "visit/screening", revision, "visit", "booked", null, body, INES, null, event));
        });
        await().until(() -> outbox.waiting() == 0);
    }

    @Test
    void anUntouchedChainIsWhole() {
        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(true)).body("records", equalTo(5)).body("anchors", equalTo(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update journal set content = jsonb_set(content, '{body,bookedFor}', '\"2026-02-09\"') where position = 3 | ALTERED",
                "update journal set content = jsonb_set(content, '{attribution,user}', '\"u-2\"') where position = 3 | ALTERED",
                "delete from journal where position = 3 | MISSING",
                "delete from journal where position >= 4 | CUT_OFF",
                "update journal set hash = repeat('a', 64) where position = 5 | CONTRADICTS_ANCHOR",
                "update journal set position = position + 100 where position >= 3 | MISSING",
            })
    void whatASuperuserChangesIsFound(String statement, String found) throws SQLException {
        // Given
        asSuperuser(statement + " and subject = '" + subject + "'");

        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", hasItem(found));
    }

    @Test
    void anInsertedRecordIsFound() throws SQLException {
        // Given
        asSuperuser("update journal set position = 6, revision = 6 where position = 5 and subject = '" + subject + "'");
        asSuperuser(
                "insert into journal select study, subject, 5, key, 5, site, recorded_at, null, content, previous_hash,"
                        + " hash from journal where position = 4 and subject = '" + subject + "'");

        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", hasItem("UNLINKED"));
    }

    @Test
    void aForgedRecordBehindTheLastIsFound() throws SQLException {
        // Given
        var last = journal.page(chain, 4, 1).getFirst();
        var forged = AuditRecord.link(
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
        asSuperuser(
                "insert into journal select study, subject, 6, 'visit/forged', 1, site, recorded_at, null, content, '%s', '%s' from journal where position = 5 and subject = '%s'"
                        .formatted(forged.previousHash(), forged.hash(), subject));

        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", hasItem("NEVER_PUBLISHED"));
    }

    @ParameterizedTest
    @CsvSource({"update journal set site = null", "delete from journal", "truncate journal"})
    void theServiceItselfCannotChangeTheTrail(String statement) throws SQLException {
        try (var connection =
                DriverManager.getConnection(TestServers.jdbcUrl("scheduling"), "scheduling", "scheduling")) {
            // When
            var refused = assertThrows(
                    SQLException.class, () -> connection.createStatement().execute(statement));

            // Then
            assertEquals("42501", refused.getSQLState());
        }
    }

    @Test
    void theTriggersRefuseEvenASuperuser() throws SQLException {
        try (var connection = DriverManager.getConnection(TestServers.jdbcUrl("scheduling"), "postgres", "postgres")) {
            // When
            var refused = assertThrows(
                    SQLException.class, () -> connection.createStatement().execute("delete from journal"));

            // Then
            assertTrue(String.valueOf(refused.getMessage()).contains("append-only"));
        }
    }

    private ValidatableResponse verification() {
        return given().auth()
                .oauth2(Tokens.of("ada"))
                .get("/api/v1/studies/" + STUDY + "/subjects/" + subject + "/audit-trail/verification")
                .then()
                .statusCode(200);
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(TestServers.jdbcUrl("scheduling"), "postgres", "postgres");
                var sql = connection.createStatement()) {
            sql.execute("alter table journal disable trigger all");
            try {
                sql.execute(statement);
            } finally {
                sql.execute("alter table journal enable trigger all");
            }
        }
    }
}
