package casebook.gateway.accesslog;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.anybody;
import static casebook.gateway.testing.Given.ines;
import static casebook.gateway.testing.Given.inesToken;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.SignInAgain;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class AccessLogTest {
    private final Queue<ExtLogRecord> lines = new ConcurrentLinkedQueue<>();
    private final Handler reader = new Reader();
    private Peer enrollment;

    private final class Reader extends Handler {
        @Override
        public void publish(LogRecord line) {
            var whole = ExtLogRecord.wrap(line);
            whole.copyMdc();
            lines.add(whole);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void start() {
        enrollment = Peer.of("enrollment");
        LogContext.getLogContext().getLogger(AccessLog.CATEGORY).addHandler(reader);
    }

    @AfterEach
    void stop() {
        LogContext.getLogContext().getLogger(AccessLog.CATEGORY).removeHandler(reader);
        enrollment.close();
    }

    @Test
    void says_who_in_what_role_asked_for_what_and_how_it_ended() {
        // When
        ines().header("X-Request-Id", "request-of-ines").get(SUBJECT + "?note=secret");
        // Then
        var line = line();
        assertThat(line.getFormattedMessage(), startsWith("ines (investigator) GET " + SUBJECT + " 200 in "));
        assertThat(line.getFormattedMessage(), not(containsString("secret")));
        assertThat(line.getMdc("request"), containsString("request-of-ines"));
        assertThat(line.getMdc("roles"), containsString("investigator"));
    }

    @Test
    void joins_the_request_to_the_callers_trace() {
        // When
        ines().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get(SUBJECT);
        // Then
        assertThat(line().getMdc("traceId"), containsString("4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    @Test
    void says_what_was_refused_too() {
        // When
        anybody().get(SUBJECT);
        // Then
        assertThat(line().getFormattedMessage(), startsWith("- (-) GET " + SUBJECT + " 401 in "));
    }

    @Test
    void says_what_a_service_refused() {
        // Given
        enrollment.answer(request -> request.response().setStatusCode(404).end());
        // When
        ines().get(SUBJECT);
        // Then
        assertThat(line().getFormattedMessage(), containsString(" 404 in "));
    }

    @Test
    void says_who_was_asked_to_sign_in_again() {
        // Given
        enrollment.answer(SignInAgain::answer);
        // When
        ines().get(SUBJECT);
        // Then
        assertThat(line().getFormattedMessage(), startsWith("ines (investigator) GET " + SUBJECT + " 401 in "));
    }

    @Test
    void says_that_a_live_stream_has_begun_and_that_it_was_left() throws Exception {
        // Given
        var path = "/api/v1/studies/hynrcs-allo-als-02/events";
        await().atMost(Duration.ofSeconds(20))
                .until(() -> anybody().get("/q/health/ready").asString().contains("followed"));
        try (var wire = Wire.to(RestAssured.port)) {
            // When
            wire.say("GET " + path + " HTTP/1.1", "Host: localhost", "Authorization: Bearer " + inesToken(), "");
            wire.hearUntil("retry:");
            // Then
            assertThat(line().getFormattedMessage(), is("ines (investigator) GET " + path + " 200 begun"));
        }
        assertThat(line().getFormattedMessage(), startsWith("ines (investigator) GET " + path + " 200 broken off in "));
    }

    @Test
    void a_path_cannot_write_a_line_of_its_own() {
        // When
        ines().get(SUBJECT + "/%0Aroot(administrator)");
        // Then
        assertThat(line().getFormattedMessage(), containsString("%0Aroot?administrator? 400"));
    }

    @Test
    void says_what_could_not_even_be_decoded() throws Exception {
        try (var wire = Wire.to(RestAssured.port)) {
            // When
            wire.say("GET " + SUBJECT + "/%zz HTTP/1.1", "Host: gateway", "Connection: close", "")
                    .hearAll();
            // Then
            assertThat(line().getFormattedMessage(), startsWith("- (-) GET " + SUBJECT + "/%zz 400 in "));
        }
    }

    private ExtLogRecord line() {
        await().atMost(Duration.ofSeconds(20)).until(() -> !lines.isEmpty());
        return lines.remove();
    }
}
