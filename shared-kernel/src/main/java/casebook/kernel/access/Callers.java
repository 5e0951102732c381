package casebook.kernel.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the caller out of the verified token. */
public final class Callers {
    private Callers() {}

    /** A caller without any grant where the identity is not of a token. */
    public static Caller of(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token ? of(token) : new Caller("", "", "", List.of());
    }

    /** When the caller last proved who they are; none where the identity is not of a token that says so. */
    static Optional<Instant> authenticatedAt(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? FreshAuthentication.authenticatedAt(token)
                : Optional.empty();
    }

    private static Caller of(JsonWebToken token) {
        String name = text(token, "name").orElseGet(token::getSubject);
        return new Caller(token.getSubject(), name, text(token, "organisation").orElse("unknown"), grants(token));
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        return Optional.ofNullable((Object) token.getClaim(claim)).map(Callers::text);
    }

    private static List<Grant> grants(JsonWebToken token) {
        Object claim = token.getClaim("grants");
        Stream<?> values = switch (claim) {
            case JsonArray array -> array.stream();
            case Collection<?> collection -> collection.stream();
            case null, default -> Stream.empty();
        };
        return values.flatMap(value -> Grant.parse(text(value)).stream()).toList();
    }

    private static String text(Object value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
