package casebook.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void namesTheLogAndTheLastLineOfAProcessThatEndsAtStart() {
        // Given
        ServerProcess process = start("echo starting; echo disk is full; exit 3");

        // When
        StartFailed failed = assertThrows(StartFailed.class, () -> process.awaitReady(LIMIT, () -> false));

        // Then
        assertEquals(
                "The part ended at start with exit code 3; the reason is at the end of %s: disk is full"
                        .formatted(log()),
                failed.sentence());
    }

    @Test
    void stopsAProcessThatIsNotReadyInTime() {
        // Given
        ServerProcess process = start("exec tail -f /dev/null");

        // When
        StartFailed failed =
                assertThrows(StartFailed.class, () -> process.awaitReady(Duration.ofMillis(200), () -> false));

        // Then
        assertTrue(failed.sentence().startsWith("The part was not ready within"), failed.sentence());
        assertFalse(process.isAlive());
    }

    @Test
    void asksWithTheSignalThatStopsItInGoodOrder() throws Exception {
        // Given
        ServerProcess process = start("trap 'echo stopped; exit 0' TERM; echo ready; while :; do read -r -t 1 _; done");
        process.awaitReady(LIMIT, () -> logSays("ready"));

        // When
        process.close();

        // Then
        assertTrue(logSays("stopped"));
        assertEquals(0, process.onExit().get(1, TimeUnit.SECONDS));
    }

    @Test
    void keepsTheProcessIdBesideTheLogWhileItRuns() throws Exception {
        // Given
        Path pidFile = directory.resolve("part.pid");
        ServerProcess process = start("exec tail -f /dev/null").awaitReady(LIMIT, () -> Files.exists(pidFile));
        long pid = Long.parseLong(Files.readString(pidFile).strip());

        // When
        process.close();

        // Then
        assertTrue(ProcessHandle.of(pid).isEmpty());
        assertFalse(Files.exists(pidFile));
    }

    @Test
    void doesNotOutliveAStarterThatIsKilled() throws Exception {
        // Given
        Process starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        log().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle child;
        try (BufferedReader out = starter.inputReader()) {
            child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
        }

        // When
        starter.destroyForcibly();

        // Then
        child.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertFalse(child.isAlive());
    }

    /** Starts a process that would never end, says its id and waits. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            Path log = Path.of(arguments[0]);
            Path pidFile = log.resolveSibling("part.pid");
            ServerProcess child = ServerProcess.start(
                            "The part", List.of("tail", "-f", "/dev/null"), Map.of(), log, StopSignal.TERM)
                    .awaitReady(LIMIT, () -> Files.exists(pidFile));
            System.out.println(Files.readString(pidFile).strip());
            child.onExit().get();
        }
    }

    private ServerProcess start(String script) {
        return ServerProcess.start("The part", List.of("bash", "-c", script), Map.of(), log(), StopSignal.TERM);
    }

    private Path log() {
        return directory.resolve("part.log");
    }

    private boolean logSays(String word) {
        try {
            return Files.readString(log()).contains(word);
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
