package casebook.local.demo;

import static casebook.local.demo.Keycloak.DEMO_PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.local.TestSystem;
import casebook.local.WholeSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole system with a real identity provider, set up by the files that a deployment uses. */
@Tag("keycloak")
class KeycloakIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBJECTS = "/api/v1/studies/hynrcs-allo-als-02/subjects";
    /** Of the realm: after so many wrong passwords an account is locked for a while. */
    private static final int WRONG_PASSWORDS = 5;
    /** Seconds. A disabled account's last token ends within it. */
    private static final long TOKEN_LASTS = 300;

    @SuppressWarnings("NullAway.Init")
    private static Keycloak keycloak;

    @SuppressWarnings("NullAway.Init")
    private static Accounts accounts;

    @SuppressWarnings("NullAway.Init")
    private static WholeSystem system;

    @BeforeAll
    static void start() throws IOException {
        keycloak = Keycloak.start();
        accounts = new Accounts(keycloak);
        system = TestSystem.start(Map.of("CASEBOOK_OIDC", keycloak.issuer()));
    }

    @AfterAll
    static void stop() {
        system.close();
        keycloak.close();
    }

    @Test
    void everyCommandOfTheWalkthroughWorks() throws Exception {
        // Given
        var commands = new Commands(system, Map.of("CASEBOOK_DEMO_PASSWORD", DEMO_PASSWORD));
        // When
        var output = commands.walkThrough();
        // Then
        assertTrue(output.contains("\"whole\":true"));
    }

    @Test
    void aMachineReadsWithItsOwnCredentialsAndChangesNothing() throws Exception {
        // Given
        var client = Keycloak.json(keycloak.administrated("GET", "/clients?clientId=pipeline", ""));
        var id = client.path(0).path("id").asText();
        var secret = Keycloak.json(keycloak.administrated("GET", "/clients/" + id + "/client-secret", ""));
        // When
        var token = keycloak.token(Map.of(
                "grant_type", "client_credentials",
                "client_id", "pipeline",
                "client_secret", secret.path("value").asText()));
        // Then
        assertEquals(200, asked("GET", "/api/v1/studies", accessToken(token)).statusCode());
        assertEquals(403, asked("POST", SUBJECTS, accessToken(token)).statusCode());
    }

    @Test
    void aDisabledAccountGetsNoTokenAndTheLastOneEndsWithinMinutes() {
        // Given
        var last = claims(accessToken(accounts.signIn("mora", DEMO_PASSWORD)));
        accounts.setEnabled("mora", false);
        // When
        var refused = accounts.signIn("mora", DEMO_PASSWORD);
        // Then
        assertEquals(400, refused.statusCode());
        assertTrue(last.path("exp").asLong() - last.path("iat").asLong() <= TOKEN_LASTS);
        accounts.setEnabled("mora", true);
    }

    @Test
    void aTokenSaysWhenItsUserSignedInAndARenewedOneSaysTheSame() throws Exception {
        // Given
        var browser = new Browser(keycloak);
        // When
        var tokens = browser.signIn("ines", DEMO_PASSWORD);
        var renewed = browser.renew(tokens);
        // Then
        var first = claims(tokens.path("access_token").asText());
        var second = claims(renewed.path("access_token").asText());
        assertTrue(first.path("iat").asLong() - first.path("auth_time").asLong() <= TOKEN_LASTS, first.toString());
        assertEquals(first.path("auth_time"), second.path("auth_time"));
    }

    /** So nobody releases a held cohort with one: an access token that a password alone was given for. */
    @Test
    void aTokenOfACommandLineSaysNotWhen() {
        assertFalse(claims(accessToken(accounts.signIn("ines", DEMO_PASSWORD))).has("auth_time"));
    }

    @Test
    void wrongPasswordsLockAnAccountForAWhile() {
        // Given somebody whom no other test needs
        keycloak.administrate("POST", "/users", Accounts.person("lee").toString());
        assertEquals(
                204, accounts.setPassword("lee", "Known to one alone", false).statusCode());
        assertEquals(200, accounts.signIn("lee", "Known to one alone").statusCode());
        // When
        for (var guess = 0; guess < WRONG_PASSWORDS; guess++) {
            assertFalse(accounts.signIn("lee", "Guess number " + guess).statusCode() == 200);
        }
        // Then
        assertFalse(accounts.signIn("lee", "Known to one alone").statusCode() == 200);
    }

    @Test
    void aPasswordIsLongAndNotTheUsersName() {
        assertEquals(400, accounts.setPassword("sam", "Eleven-long", false).statusCode());
        assertEquals(
                400, accounts.setPassword("sam", "I am sam, sam I am", false).statusCode());
        assertEquals(204, accounts.setPassword("sam", "Twelve--long", false).statusCode());
    }

    @Test
    void nobodyGoesOnWithThePasswordThatTheyWereMadeWith() {
        // Given
        var person = Accounts.person("kim");
        person.putArray("credentials").add(Accounts.password("Given by somebody", false));
        keycloak.administrate("POST", "/users", person.toString());
        // Then
        assertMustChange("kim", "Given by somebody");
    }

    @Test
    void nobodyGoesOnWithATemporaryPassword() {
        // Given
        keycloak.administrate("POST", "/users", Accounts.person("noor").toString());
        assertEquals(
                204, accounts.setPassword("noor", "Given by somebody", true).statusCode());
        // Then
        assertMustChange("noor", "Given by somebody");
    }

    private static void assertMustChange(String name, String password) {
        var refused = accounts.signIn(name, password);
        assertEquals(400, refused.statusCode(), refused.body());
        assertEquals(
                "UPDATE_PASSWORD",
                accounts.user(name).path("requiredActions").path(0).asText());
    }

    @Test
    void aTokenOfKeycloaksOwnCommandLineIsNotForCasebook() throws Exception {
        // Given
        var other = keycloak.token(Map.of(
                "grant_type", "password",
                "client_id", "admin-cli",
                "username", "ada",
                "password", DEMO_PASSWORD));
        // When
        var answer = asked("GET", "/api/v1/studies", accessToken(other));
        // Then
        assertEquals(401, answer.statusCode(), answer.body());
    }

    @Test
    void anAdministratorCannotActAsSomebodyElse() {
        // When
        var refused = keycloak.administrated(
                "POST", "/users/" + accounts.user("ines").path("id").asText() + "/impersonation", "{}");
        // Then
        assertTrue(refused.statusCode() >= 400, refused.body());
    }

    @Test
    void whoSignsInAndActsAsSomebodyElseIsRecorded() {
        // When
        var kept = keycloak.administrate("GET", "/events/config", "");
        // Then
        for (var type : List.of("LOGIN", "LOGIN_ERROR", "UPDATE_PASSWORD", "IMPERSONATE", "IMPERSONATE_ERROR")) {
            assertTrue(kept.contains('"' + type + '"'), kept);
        }
    }

    @Test
    void aRoleThatThereIsNotIsNotGranted() {
        // Given
        var user = accounts.user("ada");
        // When
        var refused = keycloak.administrated(
                "PUT", "/users/" + user.path("id").asText(), user.toString().replace("*:*:auditor", "*:*:emperor"));
        // Then
        assertEquals(400, refused.statusCode(), refused.body());
    }

    private static String accessToken(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return Keycloak.json(answer).path("access_token").asText();
    }

    private static JsonNode claims(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> asked(String method, String path, String token) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(system.gateway().resolve(path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
