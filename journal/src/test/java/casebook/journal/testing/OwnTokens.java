package casebook.journal.testing;

import casebook.embedded.TestServers;
import casebook.journal.audit.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Tokens that the issuer would not give, under its own signature: its key is in its library, so it serves tests alone. */
public final class OwnTokens {
    private static final Pattern DOT = Pattern.compile("\\.");

    private OwnTokens() {}

    /** A user's claims, changed. */
    public static String signedByIssuer(String user, Consumer<ObjectNode> change) {
        var parts = DOT.split(TestServers.token(user), -1);
        var claims = decoded(parts[1]);
        change.accept(claims);
        var signature = new JsonWebSignature();
        signature.setPayload(Json.text(claims));
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(decoded(parts[0]).path("kid").asText());
        signature.setHeader("typ", "JWT");
        try (var keys = OwnTokens.class.getResourceAsStream("/mock-oauth2-server-keys.json")) {
            var text = new String(Objects.requireNonNull(keys).readAllBytes(), StandardCharsets.UTF_8);
            var first = Json.parse(text).path("keys").path(0);
            signature.setKey(((PublicJsonWebKey) JsonWebKey.Factory.newJwk(Json.text(first))).getPrivateKey());
            return signature.getCompactSerialization();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode decoded(String part) {
        return (ObjectNode) Json.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }
}
