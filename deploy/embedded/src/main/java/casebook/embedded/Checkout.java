package casebook.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the checkout is: the system property {@code casebook.root}, else the nearest directory at or above the working
 * directory that holds {@code .mvn}, which is also Maven's own rule.
 */
public final class Checkout {

    private static final String ROOT_PROPERTY = "casebook.root";

    private Checkout() {}

    public static Path root() {
        String named = System.getProperty(ROOT_PROPERTY);
        if (named != null) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn"))) {
                return at;
            }
        }
        throw new StartFailed("No checkout of Casebook is at or above %s; set -D%s.".formatted(start, ROOT_PROPERTY));
    }

    /** Build output of this module: the servers' class path, their class archives and PostgreSQL's unpacked binaries. */
    static Path target() {
        return root().resolve("deploy/embedded/target");
    }

    /** Class path of Kafka's and the issuer's processes, copied there when this module is built. */
    static Path serverLibrary() {
        Path library = target().resolve("server-lib");
        if (!Files.isDirectory(library)) {
            throw new StartFailed("The embedded servers are not built: %s is missing; run mvn install -f %s."
                    .formatted(library, root().resolve("deploy/embedded/pom.xml")));
        }
        return library;
    }
}
