package casebook.embedded.server;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A made-up person, or machine; the password is the user name. */
record DemoUser(String user, String name, String organisation, List<String> grants) {

    boolean hasPassword(String given) {
        return user.equals(given);
    }

    /** What a token says beside {@code sub}: of a machine all there is, for no person has proved who they are. */
    Map<String, Object> claims() {
        return Map.of("name", name, "preferred_username", user, "organisation", organisation, "grants", grants);
    }

    /** The same of a person; {@code auth_time} is in seconds since 1970. */
    Map<String, Object> claims(Instant authenticated) {
        var claims = new HashMap<>(claims());
        claims.put("auth_time", authenticated.getEpochSecond());
        return claims;
    }
}
