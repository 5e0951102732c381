package casebook.embedded.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A made-up person, or machine, of {@code demo-users.txt}; the password is the user name. */
record DemoUser(String user, String name, String organisation, List<String> grants) {

    static Map<String, DemoUser> all() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DemoUser.class.getResourceAsStream("demo-users.txt")),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(DemoUser::of)
                    .collect(Collectors.toMap(DemoUser::user, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoUser of(String line) {
        String[] column = line.split("\\s*\\|\\s*", -1);
        return new DemoUser(column[0], column[1], column[2], List.of(column[3].split("\\s+", -1)));
    }

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
