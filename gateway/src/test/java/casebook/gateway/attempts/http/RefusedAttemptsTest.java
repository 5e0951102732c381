package casebook.gateway.attempts.http;

import static casebook.gateway.testing.Given.STUDY;
import static casebook.gateway.testing.Given.SUBJECT;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.embedded.TestServers;
import casebook.gateway.attempts.kafka.SecurityEvents;
import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.OwnTokens;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.SignInAgain;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test calls from an address of its own, all of which are this machine's. */
@QuarkusTest
@TestProfile(RefusedAttemptsTest.SmallThresholds.class)
@WithTestResource(GatewayParts.class)
class RefusedAttemptsTest {
    private static final int OF_ADDRESS = 4;
    private static final int OF_USER = 3;

    public static class SmallThresholds implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "casebook.gateway.attempts.of-address",
                    "" + OF_ADDRESS,
                    "casebook.gateway.attempts.of-user",
                    "" + OF_USER,
                    "casebook.gateway.attempts.window",
                    "1h");
        }
    }

    private final Queue<ExtLogRecord> lines = new ConcurrentLinkedQueue<>();
    private final Handler log = new Log();
    private final SecurityEvents events =
            new SecurityEvents(TestServers.kafka(), Clock.systemUTC().instant());
    private Peer enrollment;

    private final class Log extends Handler {
        @Override
        public void publish(LogRecord line) {
            lines.add(ExtLogRecord.wrap(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void start() {
        enrollment = Peer.of("enrollment");
        LogContext.getLogContext().getLogger(AttemptWatch.CATEGORY).addHandler(log);
    }

    @AfterEach
    void stop() {
        LogContext.getLogContext().getLogger(AttemptWatch.CATEGORY).removeHandler(log);
        enrollment.close();
        events.close();
    }

    /** The answer's first line. */
    private static String ask(String from, @Nullable String token, String path) throws IOException {
        try (var wire = Wire.between(from, RestAssured.port)) {
            var lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: gateway", "Connection: close"));
            if (token != null) {
                lines.add("Authorization: Bearer " + token);
            }
            lines.add("");
            return wire.say(lines.toArray(String[]::new)).hearAll().split("\r\n", 2)[0];
        }
    }

    private static String askUntilRefused(String from, @Nullable String token, String path, int times)
            throws IOException {
        var answer = "";
        for (var time = 0; time < times; time++) {
            answer = ask(from, token, path);
        }
        return answer;
    }

    /** Makes a report of another address, behind which every earlier one has been sent. */
    private void reportOf(String address) throws IOException {
        askUntilRefused(address, null, SUBJECT, OF_ADDRESS);
        events.of("address " + address);
    }

    @Test
    void who_tries_forged_and_expired_tokens_is_reported_once() throws Exception {
        // Given
        var address = "127.0.0.11";
        var expired = OwnTokens.signedByIssuer("ines", claims -> claims.put("exp", OwnTokens.now() - 60));
        askUntilRefused(address, OwnTokens.signedByStranger("ines"), SUBJECT, 2);
        ask(address, expired, SUBJECT);
        // When
        var answer = askUntilRefused(address, null, SUBJECT, 7);
        // Then
        assertThat(answer, startsWith("HTTP/1.1 401 "));
        var reports = events.of("address " + address);
        reportOf("127.0.0.12");
        assertEquals(1, events.of("address " + address).size());
        var data = reports.getFirst().data();
        assertEquals(OF_ADDRESS, data.path("attempts").asInt());
        assertEquals(
                Map.of("token-invalid", 3, "token-missing", 1),
                Map.of(
                        "token-invalid", data.at("/kinds/token-invalid").asInt(),
                        "token-missing", data.at("/kinds/token-missing").asInt()));
        assertEquals(address, data.path("lastAddress").asText());
        assertThat(data.toString(), not(containsString("ines")));
        assertThat(data.toString(), not(containsString(expired.split("\\.", 2)[0])));
    }

    @Test
    void who_has_no_role_for_it_is_reported_by_name() throws IOException {
        // Given
        enrollment.answer(request -> request.response().setStatusCode(403).end());
        // When
        askUntilRefused("127.0.0.21", TestServers.token("mora"), SUBJECT, OF_USER);
        // Then
        var data = events.of("user mora").getFirst().data();
        assertEquals(OF_USER, data.at("/kinds/forbidden").asInt());
        assertEquals("user", data.at("/origin/kind").asText());
        assertEquals("127.0.0.21", data.path("lastAddress").asText());
    }

    @Test
    void who_looks_into_a_study_of_others_is_reported_and_who_looks_for_what_is_not_there_is_not() throws IOException {
        // Given
        enrollment.answer(request -> request.response().setStatusCode(404).end());
        askUntilRefused("127.0.0.31", TestServers.token("choi"), SUBJECT, 5 * OF_USER);
        // When
        askUntilRefused("127.0.0.32", TestServers.token("nora"), SUBJECT, OF_USER);
        // Then
        assertEquals(
                OF_USER,
                events.of("user nora")
                        .getFirst()
                        .data()
                        .at("/kinds/study-not-granted")
                        .asInt());
        assertEquals(
                List.of(),
                events.all().stream()
                        .filter(event ->
                                event.key().equals("user choi") || event.key().equals("address 127.0.0.31"))
                        .toList());
    }

    @Test
    void who_is_known_and_is_to_sign_in_again_has_attempted_nothing() throws IOException {
        // Given
        enrollment.answer(SignInAgain::answer);
        // When
        var answer = askUntilRefused("127.0.0.61", TestServers.token("sofia"), STUDY + "/sites", 3 * OF_ADDRESS);
        // Then
        assertThat(answer, startsWith("HTTP/1.1 401 "));
        reportOf("127.0.0.62");
        assertEquals(
                List.of(),
                events.all().stream()
                        .filter(event ->
                                event.key().equals("user sofia") || event.key().equals("address 127.0.0.61"))
                        .toList());
    }

    @Test
    void a_token_that_a_service_does_not_take_is_an_attempt_also_of_who_is_known_here() throws IOException {
        // Given
        enrollment.answer(request -> request.response()
                .setStatusCode(401)
                .putHeader("WWW-Authenticate", "Bearer realm=\"casebook\", error=\"invalid_token\"")
                .end());
        // When
        askUntilRefused("127.0.0.63", TestServers.token("sam"), STUDY + "/sites", OF_USER);
        // Then
        assertEquals(
                OF_USER,
                events.of("user sam")
                        .getFirst()
                        .data()
                        .at("/kinds/token-invalid")
                        .asInt());
    }

    @Test
    void what_is_answered_is_no_attempt() throws IOException {
        // When
        var answer = askUntilRefused("127.0.0.41", TestServers.token("dana"), STUDY + "/sites", 3 * OF_ADDRESS);
        // Then
        assertThat(answer, startsWith("HTTP/1.1 200 "));
        reportOf("127.0.0.42");
        assertEquals(
                List.of(),
                events.all().stream()
                        .filter(event ->
                                event.key().equals("user dana") || event.key().equals("address 127.0.0.41"))
                        .toList());
    }

    @Test
    void each_report_is_a_line_of_the_log_too() throws IOException {
        // When
        reportOf("127.0.0.51");
        // Then
        await().until(() -> !lines.isEmpty());
        var line = lines.remove();
        assertEquals(Level.WARNING.intValue(), line.getLevel().intValue());
        assertThat(line.getFormattedMessage(), startsWith("address 127.0.0.51: 4 attempts refused since "));
        assertThat(line.getFormattedMessage(), containsString("[token-missing 4]"));
    }
}
