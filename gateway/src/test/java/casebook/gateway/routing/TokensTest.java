package casebook.gateway.routing;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.anybody;
import static casebook.gateway.testing.Given.inesToken;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.OwnTokens;
import casebook.gateway.testing.Peer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class TokensTest {
    private static Peer enrollment;

    @BeforeAll
    static void start() {
        enrollment = Peer.of("enrollment");
    }

    @AfterAll
    static void stop() {
        enrollment.close();
    }

    @Test
    void a_token_of_the_issuer_opens_the_door() throws JoseException, IOException {
        // Given
        var token = OwnTokens.signedByIssuer("ines", _ -> {});
        // When
        var answer = anybody().header("Authorization", "Bearer " + token).get(SUBJECT);
        // Then
        answer.then().statusCode(200).body("headers.authorization[0]", equalTo("Bearer " + token));
    }

    @Test
    void without_a_token_nobody_comes_in() {
        // Given
        var request = anybody();
        // When, Then
        refused(request, "token-missing", "Bearer realm=\"casebook\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic aW5lczppbmVz", "ines", "bearer", "DPoP abc"})
    void another_way_of_saying_who_one_is_does_not_count(String authorization) {
        // Given
        var request = anybody().header("Authorization", authorization);
        // When, Then
        refused(request, "token-missing", "Bearer realm=\"casebook\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJSUzI1NiJ9.e30.", "..", "%20", "0123456789abcdef"})
    void what_is_no_token_is_refused(String token) {
        invalid(token);
    }

    @Test
    void an_expired_token_is_refused() throws JoseException, IOException {
        invalid(OwnTokens.signedByIssuer("ines", claims -> claims.put("exp", OwnTokens.now() - 60)));
    }

    @Test
    void a_token_that_is_not_valid_yet_is_refused() throws JoseException, IOException {
        invalid(OwnTokens.signedByIssuer("ines", claims -> claims.put("nbf", OwnTokens.now() + 600)));
    }

    @Test
    void a_token_that_never_expires_is_refused() throws JoseException, IOException {
        invalid(OwnTokens.signedByIssuer("ines", claims -> claims.remove("exp")));
    }

    @Test
    void a_token_for_another_audience_is_refused() throws JoseException, IOException {
        invalid(OwnTokens.signedByIssuer("ines", claims -> claims.put("aud", new JsonArray().add("another"))));
    }

    @Test
    void a_token_for_nobody_in_particular_is_refused() throws JoseException, IOException {
        invalid(OwnTokens.signedByIssuer("ines", claims -> claims.remove("aud")));
    }

    @Test
    void a_token_in_another_issuers_name_is_refused() throws JoseException, IOException {
        invalid(OwnTokens.signedByIssuer("ines", claims -> claims.put("iss", "http://127.0.0.1/another")));
    }

    @Test
    void a_token_about_nobody_is_refused() throws JoseException, IOException {
        invalid(OwnTokens.signedByIssuer("ines", claims -> claims.remove("sub")));
    }

    @Test
    void a_token_signed_by_a_stranger_is_refused() throws JoseException {
        invalid(OwnTokens.signedByStranger("ines"));
    }

    @Test
    void a_token_changed_after_signing_is_refused() {
        invalid(OwnTokens.tampered("ines", claims -> claims.put("grants", new JsonArray().add("*:*:administrator"))));
    }

    @Test
    void a_token_without_a_signature_is_refused() {
        invalid(OwnTokens.unsecured("ines"));
    }

    @Test
    void the_public_key_is_no_secret_to_sign_with() throws JoseException, IOException {
        invalid(OwnTokens.signedWithPublicKey("ines", UnaryOperator.identity()));
        invalid(OwnTokens.signedWithPublicKey("ines", TokensTest::pem));
    }

    /** As the key lies in a file, which careless libraries take whole. */
    private static byte[] pem(byte[] key) {
        return ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void two_tokens_at_once_are_refused() {
        // Given
        var request = anybody().header("Authorization", "Bearer " + inesToken(), "Bearer " + inesToken());
        // When, Then
        refused(request, "token-ambiguous", "Bearer realm=\"casebook\", error=\"invalid_token\"");
    }

    @Test
    void a_refused_body_does_not_spoil_the_connection() {
        // Given
        var body = Base64.getEncoder().encodeToString(new byte[100_000]);
        // When
        var answer = anybody().body(body).post(SUBJECT + "/consents");
        // Then
        answer.then().statusCode(401);
        anybody()
                .header("Authorization", "Bearer " + inesToken())
                .get(SUBJECT)
                .then()
                .statusCode(200);
    }

    @Test
    void health_needs_no_token() {
        // Given
        var request = anybody();
        // When
        var answer = request.get("/q/health");
        // Then
        answer.then().statusCode(200).body("status", equalTo("UP"));
    }

    private static void invalid(String token) {
        refused(
                anybody().header("Authorization", "Bearer " + token),
                "token-invalid",
                "Bearer realm=\"casebook\", error=\"invalid_token\"");
    }

    private static void refused(RequestSpecification request, String code, String challenge) {
        var before = enrollment.requests();
        request.redirects()
                .follow(false)
                .get(SUBJECT)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", challenge)
                .contentType("application/problem+json")
                .body("type", equalTo("/docs/problems/unauthenticated"))
                .body("reasons[0].code", equalTo(code));
        assertEquals(before, enrollment.requests());
    }
}
