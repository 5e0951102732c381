package casebook.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.TestServers;
import casebook.local.TestSystem;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Servers that somebody else has started are used, and none is started in their place. */
class YourServersIT {
    private static final LocalDate CONSENT = LocalDate.of(2025, 3, 3);

    @Test
    void everythingIsKeptInTheServersThatTheEnvironmentNames() throws Exception {
        // Given
        giveOwnersOnePassword();
        var yours = new HashMap<>(Map.of(
                "CASEBOOK_POSTGRES_URL", TestServers.jdbcUrl(""),
                "CASEBOOK_POSTGRES_OWNER_PASSWORD", "secret",
                "CASEBOOK_KAFKA", TestServers.kafka(),
                "CASEBOOK_OIDC", TestServers.issuer()));
        TestServers.mongodb().ifPresent(uri -> yours.put("CASEBOOK_MONGODB_URI", uri));
        try (var system = TestSystem.start(Map.copyOf(yours))) {
            var bedside = new Bedside(system);
            bedside.activateStudyAndOpenSite(system);
            var subject = bedside.register();
            bedside.consent(subject, CONSENT);

            // When
            bedside.screen(subject, CONSENT);

            // Then
            assertEquals(Set.of("enrollment", "scheduling", "assessment", "gateway"), system.started());
            assertTrue(recordsOf("enrollment", subject) > 0);
            assertTrue(recordsOf("scheduling", subject) > 0);
            // What was captured is in the topics of that Kafka, and came from there to eligibility.
            bedside.decideEligibility(subject, CONSENT.plusDays(7)).orFail();
            var verification = bedside.get("ada", subject, "/audit-trail/verification");
            assertTrue(verification.path("whole").asBoolean(), verification.toString());
        }
    }

    private static void giveOwnersOnePassword() throws SQLException {
        try (var connection = DriverManager.getConnection(TestServers.jdbcUrl("postgres"), "postgres", "postgres");
                var statement = connection.createStatement()) {
            for (var service : List.of("enrollment", "scheduling", "assessment")) {
                statement.execute("alter role %s_owner password 'secret'".formatted(service));
            }
        }
    }

    private static int recordsOf(String service, String subject) throws SQLException {
        try (var connection = DriverManager.getConnection(TestServers.jdbcUrl(service), service, service);
                var query = connection.prepareStatement("select count(*) from journal where subject = ?")) {
            query.setString(1, subject);
            try (var answer = query.executeQuery()) {
                answer.next();
                return answer.getInt(1);
            }
        }
    }
}
