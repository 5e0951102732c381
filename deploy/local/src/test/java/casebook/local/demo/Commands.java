package casebook.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.local.WholeSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands that a reader of the documents types, in the root of the checkout. */
final class Commands {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");
    private static final int MINUTES = 5;

    private final WholeSystem system;
    private final Map<String, String> environment;

    Commands(WholeSystem system, Map<String, String> environment) {
        this.system = system;
        this.environment = environment;
    }

    /** Runs every command of the walkthrough as it stands. */
    String walkThrough() throws IOException, InterruptedException {
        var text = Files.readString(system.root().resolve("docs/walkthrough.md"));
        var commands =
                BLOCK.matcher(text).results().map(block -> block.group(1)).collect(Collectors.joining());
        return run(commands, List.of("bash", "-euo", "pipefail"));
    }

    /** What the command says when it is through; it must end well. */
    String run(String input, List<String> command) throws IOException, InterruptedException {
        var file = Files.createTempFile(Path.of("target"), command.getFirst(), ".log");
        var building = new ProcessBuilder(command)
                .directory(system.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(file.toFile());
        building.environment().put("CASEBOOK_GATEWAY", system.gateway().toString());
        building.environment().put("CASEBOOK_OIDC", system.issuer());
        building.environment().putAll(environment);
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
