package casebook.journal.service;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TamperingTest extends Tampering {

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
        var forged = forgedBehindTheLast();
        asSuperuser(
                "insert into journal select study, subject, 6, 'visit/forged', 1, site, recorded_at, null, content, '%s', '%s' from journal where position = 5 and subject = '%s'"
                        .formatted(forged.previousHash(), forged.hash(), subject));

        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", hasItem("NEVER_PUBLISHED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set site = null",
                "delete from journal",
                "truncate journal",
                "alter table journal disable trigger all",
                "drop trigger journal_rows_stay on journal",
                "create trigger mine before insert on journal for each row execute function refuse_change()",
                "create or replace function refuse_change() returns trigger language plpgsql as 'begin return old; end'",
                "create rule mine as on insert to journal do instead nothing",
                "alter table journal owner to scheduling",
                "drop table journal",
                "set session_replication_role = replica",
                "create table journal_of_mine (id int)"
            })
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
