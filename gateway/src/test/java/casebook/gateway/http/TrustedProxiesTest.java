package casebook.gateway.http;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.inesToken;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network of proxies is 127.0.0.72 to 127.0.0.75; all addresses from which a test calls are this machine's. */
@QuarkusTest
@TestProfile(TrustedProxiesTest.Proxies.class)
@WithTestResource(GatewayParts.class)
class TrustedProxiesTest {
    private static final int BURST = 5;
    private static final String PROXY = "127.0.0.73";

    public static class Proxies implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "casebook.gateway.trusted-proxies",
                    "127.0.0.72/30,10.1.0.0/16,192.0.2.7",
                    "casebook.gateway.attempts.of-address",
                    "1",
                    "casebook.gateway.limits.unauthenticated.burst",
                    "" + BURST);
        }
    }

    private Peer enrollment;

    @BeforeEach
    void start() {
        enrollment = Peer.of("enrollment");
    }

    @AfterEach
    void stop() {
        enrollment.close();
    }

    private static String ask(String from, String... headers) throws IOException {
        try (var wire = Wire.between(from, RestAssured.port)) {
            var lines = new ArrayList<>(List.of("GET " + SUBJECT + " HTTP/1.1", "Host: gateway", "Connection: close"));
            lines.addAll(List.of(headers));
            lines.add("");
            return wire.say(lines.toArray(String[]::new)).hearAll();
        }
    }

    private static String askAsInes(String from, String... headers) throws IOException {
        return ask(
                from,
                Stream.concat(Stream.of("Authorization: Bearer " + inesToken()), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private static String forwardedFor(String address) {
        return "\"x-forwarded-for\":[\"" + address + "\"]";
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.72, 203.0.113.9",
        "127.0.0.75, 203.0.113.9",
        "127.0.0.71, 127.0.0.71",
        "127.0.0.76, 127.0.0.76",
    })
    void a_proxy_is_believed_and_nobody_beside_it(String peer, String address) throws IOException {
        // When
        var answer = askAsInes(peer, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https");
        // Then
        assertThat(answer, containsString(forwardedFor(address)));
        var scheme = peer.equals(address) ? "http" : "https";
        assertThat(answer, containsString("\"x-forwarded-proto\":[\"" + scheme + "\"]"));
        assertThat(answer, containsString("for=\\\"" + address + "\\\";proto=" + scheme));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "6.6.6.6, 203.0.113.9; 203.0.113.9",
                "6.6.6.6, 203.0.113.9, 10.1.2.3, 192.0.2.7; 203.0.113.9",
                "6.6.6.6, 192.0.2.8; 192.0.2.8",
                "10.1.2.3; 10.1.2.3",
                "6.6.6.6, unknown, 10.1.2.3; 10.1.2.3",
                "localhost; 127.0.0.73",
                "2001:db8::7; 2001:db8:0:0:0:0:0:7",
            })
    void the_last_who_is_no_proxy_is_the_caller(String said, String address) throws IOException {
        // When
        var answer = askAsInes(PROXY, "X-Forwarded-For: " + said, "Forwarded: for=6.6.6.6", "X-Real-IP: 6.6.6.6");
        // Then
        assertThat(answer, containsString(forwardedFor(address)));
        assertThat(answer, not(containsString("6.6.6.6")));
    }

    @Test
    void callers_behind_a_proxy_have_limits_of_their_own() throws IOException {
        // When
        var last = flood("203.0.113.10");
        // Then
        assertThat(last, startsWith("HTTP/1.1 429 "));
        assertThat(ask(PROXY, "X-Forwarded-For: 203.0.113.11"), startsWith("HTTP/1.1 401 "));
    }

    @Test
    void a_network_of_version_6_is_one_caller() throws IOException {
        // When
        var last = flood("2001:db8:1:2::");
        // Then
        assertThat(last, startsWith("HTTP/1.1 429 "));
        assertThat(ask(PROXY, "X-Forwarded-For: 2001:db8:1:3::1"), startsWith("HTTP/1.1 401 "));
    }

    /** From one address, or from ever another one of a network. */
    private static String flood(String from) throws IOException {
        var answer = "";
        for (var number : IntStream.rangeClosed(1, 6 * BURST).toArray()) {
            answer = ask(PROXY, "X-Forwarded-For: " + (from.endsWith("::") ? from + number : from));
            if (answer.startsWith("HTTP/1.1 429 ")) {
                break;
            }
        }
        return answer;
    }
}
