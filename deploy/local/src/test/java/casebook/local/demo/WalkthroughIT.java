package casebook.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.IssuerClient;
import casebook.local.WholeSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The walkthrough's commands do what its text says, and the generated client's example goes on from there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkthroughIT {
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");
    private static final int MINUTES = 5;

    @SuppressWarnings("NullAway.Init")
    private static WholeSystem system;

    @BeforeAll
    static void start() throws IOException {
        system = WholeSystem.start();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    @Order(1)
    void everyCommandOfTheWalkthroughWorks() throws Exception {
        // Given
        var text = Files.readString(system.root().resolve("docs/walkthrough.md"));
        var commands =
                COMMANDS.matcher(text).results().map(block -> block.group(1)).collect(Collectors.joining());

        // When
        var output = run("walkthrough", commands, List.of("bash", "-euo", "pipefail"));

        // Then
        assertTrue(output.contains("\"whole\":true"));
    }

    /** The module contracts has compiled it. */
    @Test
    @Order(2)
    void theGeneratedClientsExampleWorks() throws Exception {
        // Given
        var example = system.root().resolve("contracts/target/client/js/example.js");

        // When
        var output = run("example", "", List.of("node", example.toString()));

        // Then
        assertTrue(output.contains("screening 2025-03-03: 36 of 48"), output);
    }

    private static String run(String name, String input, List<String> command) throws Exception {
        var file = Files.createTempFile(Path.of("target"), name, ".log");
        var building = new ProcessBuilder(command)
                .directory(system.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(file.toFile());
        building.environment().put("CASEBOOK_GATEWAY", system.gateway().toString());
        building.environment().put("CASEBOOK_OIDC", system.issuer());
        building.environment().put("CASEBOOK_TOKEN", IssuerClient.passwordGrant(system.issuer(), "ines", "ines"));
        var running = building.start();
        try (var in = running.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(running.waitFor(MINUTES, TimeUnit.MINUTES));
        var output = Files.readString(file);
        assertEquals(0, running.exitValue(), output);
        return output;
    }
}
