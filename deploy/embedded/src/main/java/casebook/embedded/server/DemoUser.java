package casebook.embedded.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A made-up person, or machine; the password is the user name. */
record DemoUser(String user, String name, String organisation, List<String> grants) {

    boolean hasPassword(String given) {
        return user.equals(given);
    }

    /** What a token says of the person beside {@code sub}; {@code auth_time} is in seconds since 1970. */
    Map<String, Object> claims(Instant authenticated) {
        return Map.of(
                "name", name,
                "preferred_username", user,
                "organisation", organisation,
                "grants", grants,
                "auth_time", authenticated.getEpochSecond());
    }
}
