package casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The whole system in this module's {@code target}, where its logs stay. */
public final class TestSystem {

    private TestSystem() {}

    public static WholeSystem start() throws IOException {
        return start(Map.of());
    }

    /** @param yours the servers to use in the place of embedded ones, as the environment names them */
    public static WholeSystem start(Map<String, String> yours) throws IOException {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        return WholeSystem.start(Files.createTempDirectory(target, "system"), yours);
    }
}
