package casebook.embedded.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The persons of {@code demo-users.txt}, and anybody whose name is a grant: {@code als:HYU:monitor} is a monitor of the
 * study {@code als} at the site {@code HYU} and nothing else, so that each role can be tried in each place. Commas join several.
 */
final class DemoUsers {
    private static final Pattern GRANT = Pattern.compile("[^:,\\s]+:[^:,\\s]+:[^:,\\s]+");

    private final Map<String, DemoUser> users = read();

    Optional<DemoUser> find(@Nullable String name) {
        var grants = name == null ? List.<String>of() : List.of(name.split(",", -1));
        if (name != null
                && grants.stream().allMatch(grant -> GRANT.matcher(grant).matches())) {
            return Optional.of(new DemoUser(name, name, "Casebook", grants));
        }
        return Optional.ofNullable(name).map(users::get);
    }

    private static Map<String, DemoUser> read() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DemoUsers.class.getResourceAsStream("demo-users.txt")),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(DemoUsers::of)
                    .collect(Collectors.toMap(DemoUser::user, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoUser of(String line) {
        String[] column = line.split("\\s*\\|\\s*", -1);
        return new DemoUser(column[0], column[1], column[2], List.of(column[3].split("\\s+", -1)));
    }
}
