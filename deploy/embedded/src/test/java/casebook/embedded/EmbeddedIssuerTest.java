package casebook.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedIssuerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String LOGIN =
            "/authorize?response_type=code&client_id=swagger&scope=openid&state=s&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fback";

    private static EmbeddedIssuer issuer;

    @BeforeAll
    static void start(@TempDir Path directory) {
        issuer = EmbeddedIssuer.start(Ports.free(), directory.resolve("issuer.log"));
    }

    @AfterAll
    static void stop() {
        issuer.close();
        CLIENT.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ines *:HYU:investigator",
                "choi *:HYU:coordinator",
                "mora *:*:monitor",
                "dana *:*:data-manager",
                "sofia *:*:sponsor",
                "sam *:*:safety-physician",
                "ada *:*:auditor",
                "pipeline *:*:pipeline",
                "root *:*:administrator"
            })
    void givesEachDemoUserTheirGrants(String expected) throws Exception {
        // Given
        String user = expected.split(" ", -1)[0];
        String grant = expected.split(" ", -1)[1];

        // When
        JWTClaimsSet claims = claims(passwordGrant(user, user));

        // Then
        assertEquals(user, claims.getSubject());
        assertEquals(List.of(grant), claims.getStringListClaim("grants"));
        assertEquals(List.of("casebook"), claims.getAudience());
        assertEquals(issuer.url(), claims.getIssuer());
        assertTrue(!claims.getStringClaim("name").isBlank());
        assertTrue(!claims.getStringClaim("organisation").isBlank());
    }

    @Test
    void saysWhenTheUserAuthenticated() throws Exception {
        // Given
        long before = Instant.now().getEpochSecond();

        // When
        JWTClaimsSet claims = claims(passwordGrant("ines", "ines"));

        // Then
        long authenticated = claims.getLongClaim("auth_time");
        assertTrue(authenticated >= before && authenticated <= Instant.now().getEpochSecond());
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        // When
        HttpResponse<String> answer = passwordGrant("ines", "guess");

        // Then
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("invalid_grant"), answer.body());
    }

    @Test
    void refusesWhomItDoesNotKnow() throws Exception {
        // When
        HttpResponse<String> answer = passwordGrant("mallory", "mallory");

        // Then
        assertEquals(400, answer.statusCode());
    }

    @Test
    void givesAMachineItsTokenForItsSecret() throws Exception {
        // When
        JWTClaimsSet claims = claims(clientCredentials("pipeline", "pipeline"));

        // Then
        assertEquals("pipeline", claims.getSubject());
        assertEquals(List.of("*:*:pipeline"), claims.getStringListClaim("grants"));
        assertNull(claims.getClaim("auth_time"), "no person has proved who they are");
    }

    @Test
    void refusesAMachineWithAWrongSecret() throws Exception {
        // When
        HttpResponse<String> answer = clientCredentials("pipeline", "guess");

        // Then
        assertEquals(401, answer.statusCode());
    }

    @Test
    void refusesToExchangeTokensOfOthers() throws Exception {
        // Given
        String anyToken = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + ".e30.";

        // When
        HttpResponse<String> answer = post(
                "/token",
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&client_id=x&assertion=" + anyToken,
                Map.of());

        // Then
        assertEquals(400, answer.statusCode());
    }

    @Test
    void signsInThroughThePage() throws Exception {
        // Given
        HttpResponse<String> redirect = post(LOGIN, "username=choi&password=choi", Map.of());
        Matcher code = Pattern.compile("code=([^&]+)")
                .matcher(redirect.headers().firstValue("location").orElseThrow());
        assertTrue(code.find());

        // When
        HttpResponse<String> answer = post(
                "/token",
                "grant_type=authorization_code&client_id=swagger&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fback&code="
                        + code.group(1),
                Map.of());

        // Then
        JWTClaimsSet claims = claims(answer);
        assertEquals("choi", claims.getSubject());
        assertEquals(List.of("*:HYU:coordinator"), claims.getStringListClaim("grants"));
        assertEquals(List.of("casebook"), claims.getAudience());
    }

    @Test
    void asksAgainAfterAWrongPasswordOnThePage() throws Exception {
        // When
        HttpResponse<String> answer = post(LOGIN, "username=choi&password=guess", Map.of());

        // Then
        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("User name or password is wrong."));
    }

    @Test
    void takesNoClaimsFromThePage() throws Exception {
        // Given
        HttpResponse<String> redirect =
                post(LOGIN, "username=choi&password=choi&claims=%7B%22forged%22%3Atrue%7D", Map.of());
        Matcher code = Pattern.compile("code=([^&]+)")
                .matcher(redirect.headers().firstValue("location").orElseThrow());
        assertTrue(code.find());

        // When
        HttpResponse<String> answer = post(
                "/token",
                "grant_type=authorization_code&client_id=swagger&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fback&code="
                        + code.group(1),
                Map.of());

        // Then
        assertNull(claims(answer).getClaim("forged"));
    }

    @Test
    void keepsItsNameWhateverHostTheRequestNames() throws Exception {
        // When
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(issuer.url() + "/.well-known/openid-configuration"))
                        .header("X-Forwarded-Proto", "https")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertTrue(answer.body().contains("\"" + issuer.url() + "\""), answer.body());
    }

    private static HttpResponse<String> passwordGrant(String user, String password) throws Exception {
        return post(
                "/token",
                "grant_type=password&client_id=casebook&username=%s&password=%s".formatted(user, password),
                Map.of());
    }

    private static HttpResponse<String> clientCredentials(String client, String secret) throws Exception {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return post("/token", "grant_type=client_credentials", Map.of("Authorization", "Basic " + basic));
    }

    private static HttpResponse<String> post(String path, String form, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(issuer.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The claims of the access token, once its signature is checked with the issuer's published key. */
    private static JWTClaimsSet claims(HttpResponse<String> answer) throws Exception {
        Matcher token = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"").matcher(answer.body());
        assertTrue(token.find(), answer.body());
        SignedJWT jwt = SignedJWT.parse(token.group(1));
        JWKSet keys = JWKSet.load(URI.create(issuer.url() + "/jwks").toURL());
        assertTrue(jwt.verify(new RSASSAVerifier(
                keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())));
        return jwt.getJWTClaimsSet();
    }
}
