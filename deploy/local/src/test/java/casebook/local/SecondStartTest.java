package casebook.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was kept yesterday is there today, unless one begins anew. */
class SecondStartTest {

    @TempDir
    private Path root;

    private String enrollment = "";

    @BeforeEach
    void runOnce() throws Exception {
        enrollment = LaunchedSystem.keeping("enrollment", Ports.free());
        try (var yesterday = LaunchedSystem.start(root, enrollment).awaitReady()) {
            yesterday.terminate();
        }
    }

    @Test
    void findsTheDataOfTheFirst() throws Exception {
        // When
        try (var today = LaunchedSystem.start(root, enrollment).awaitReady()) {
            today.terminate();
        }

        // Then
        assertEquals(List.of("started", "started"), kept());
    }

    @Test
    void beginsAnewWhenAskedTo() throws Exception {
        // When
        try (var today = LaunchedSystem.startFresh(root, enrollment).awaitReady()) {
            today.terminate();
        }

        // Then
        assertEquals(List.of("started"), kept());
    }

    @Test
    void deletesNothingWhileAnotherRuns() throws Exception {
        // Given
        try (var running = LaunchedSystem.start(root, enrollment).awaitReady()) {

            // When
            try (var second = LaunchedSystem.startFresh(root, enrollment)) {

                // Then
                second.awaitLine(line -> line.startsWith("Casebook runs already"));
                assertEquals(1, second.exitCode());
                assertEquals(List.of("started", "started"), kept());
            }
            running.terminate();
        }
    }

    private List<String> kept() throws IOException {
        return Files.readAllLines(root.resolve(".casebook/data/starts"));
    }
}
