package casebook.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.local.WholeSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The walkthrough's commands do what its text says. */
class WalkthroughIT {
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");
    private static final int MINUTES = 5;

    @Test
    void everyCommandOfTheWalkthroughWorks() throws Exception {
        try (var system = WholeSystem.start()) {
            // Given
            var root = system.root();
            var text = Files.readString(root.resolve("docs/walkthrough.md"));
            var commands = COMMANDS.matcher(text)
                    .results()
                    .map(block -> block.group(1))
                    .collect(Collectors.joining());
            var output = Files.createTempFile(Path.of("target"), "walkthrough", ".log");
            var shell = new ProcessBuilder("bash", "-euo", "pipefail")
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            shell.environment().put("CASEBOOK_GATEWAY", system.gateway().toString());
            shell.environment().put("CASEBOOK_OIDC", system.issuer());

            // When
            var running = shell.start();
            try (var in = running.getOutputStream()) {
                in.write(commands.getBytes(StandardCharsets.UTF_8));
            }
            var ended = running.waitFor(MINUTES, TimeUnit.MINUTES);

            // Then
            assertTrue(ended);
            assertEquals(0, running.exitValue(), () -> read(output));
            assertTrue(read(output).contains("\"whole\":true"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
