package casebook.gateway.testing;

import casebook.embedded.TestServers;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Tokens that the issuer would not give: made from one that it gave, and signed again with its key, or with another. */
public final class OwnTokens {
    private static final Pattern DOT = Pattern.compile("\\.");

    private OwnTokens() {}

    /** A user's claims as the issuer states them. */
    public static JsonObject claims(String user) {
        return part(TestServers.token(user), 1);
    }

    /** Changed claims under the issuer's own signature, which only the issuer could make. */
    public static String signedByIssuer(String user, Consumer<JsonObject> change) throws JoseException, IOException {
        return signed(user, change, issuersKeys().getPrivateKey());
    }

    /** The claims as they are, under the signature of a key that calls itself the issuer's. */
    public static String signedByStranger(String user) throws JoseException {
        return signed(user, _ -> {}, RsaJwkGenerator.generateJwk(2048).getPrivateKey());
    }

    /** Changed claims under the signature that was made for others. */
    public static String tampered(String user, Consumer<JsonObject> change) {
        var parts = DOT.split(TestServers.token(user), -1);
        var claims = new JsonObject(decoded(parts[1]));
        change.accept(claims);
        return parts[0] + "." + encoded(claims) + "." + parts[2];
    }

    /** The claims without any signature, in the form that RFC 7519 calls unsecured. */
    public static String unsecured(String user) {
        return encoded(new JsonObject().put("alg", "none").put("typ", "JWT")) + "." + encoded(claims(user)) + ".";
    }

    /**
     * The claims under a signature that anybody can make: the issuer's public key, which all may know, taken for a secret that
     * two share.
     */
    public static String signedWithPublicKey(String user, UnaryOperator<byte[]> form)
            throws JoseException, IOException {
        var signature = signature(user, claims(user));
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(new HmacKey(form.apply(issuersKeys().getPublicKey().getEncoded())));
        return signature.getCompactSerialization();
    }

    public static long now() {
        return Clock.systemUTC().instant().getEpochSecond();
    }

    private static String signed(String user, Consumer<JsonObject> change, PrivateKey key) throws JoseException {
        var claims = claims(user);
        change.accept(claims);
        var signature = signature(user, claims);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key);
        return signature.getCompactSerialization();
    }

    /** In the name of the issuer's key. */
    private static JsonWebSignature signature(String user, JsonObject claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.encode());
        signature.setKeyIdHeaderValue(part(TestServers.token(user), 0).getString("kid"));
        signature.setHeader("typ", "JWT");
        return signature;
    }

    /** The issuer's signing key is in its library, open to all, which is why it serves demos and tests alone. */
    private static PublicJsonWebKey issuersKeys() throws IOException, JoseException {
        try (var keys = OwnTokens.class.getResourceAsStream("/mock-oauth2-server-keys.json")) {
            var text = new String(Objects.requireNonNull(keys).readAllBytes(), StandardCharsets.UTF_8);
            var first = new JsonObject(text).getJsonArray("keys").getJsonObject(0);
            return (PublicJsonWebKey) JsonWebKey.Factory.newJwk(first.encode());
        }
    }

    private static JsonObject part(String token, int index) {
        return new JsonObject(decoded(DOT.split(token, -1)[index]));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(JsonObject json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }
}
