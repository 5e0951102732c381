package casebook.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpTest {

    private static final int SECONDS = 30;

    @TempDir
    private Path root;

    @Test
    void leavesNoProcessWhenItIsToldToStop() throws Exception {
        // Given
        try (var system = LaunchedSystem.start(
                        root,
                        LaunchedSystem.web("enrollment", Ports.free()),
                        LaunchedSystem.web("gateway", Ports.free()))
                .awaitReady()) {
            ProcessHandle enrollment = system.process("enrollment");
            ProcessHandle gateway = system.process("gateway");

            // When
            int exitCode = system.terminate();

            // Then
            assertEquals(0, exitCode);
            assertFalse(enrollment.isAlive());
            assertFalse(gateway.isAlive());
            assertTrue(Running.find(root).isEmpty());
        }
    }

    @Test
    void leavesNoProcessWhenItIsKilled() throws Exception {
        // Given
        ProcessHandle gateway;
        try (var system = LaunchedSystem.start(root, LaunchedSystem.web("gateway", Ports.free()))
                .awaitReady()) {
            gateway = system.process("gateway");

            // When
            system.close();
        }

        // Then
        gateway.onExit().get(SECONDS, TimeUnit.SECONDS);
        assertTrue(Running.find(root).isEmpty());
    }

    @Test
    void startsNothingWhenAPortIsBusy() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral(Ports.HOST))) {
            int busy = other.getLocalPort();

            // When
            try (var system = LaunchedSystem.start(
                    root, LaunchedSystem.web("enrollment", Ports.free()), LaunchedSystem.web("gateway", busy))) {

                // Then
                assertEquals(
                        "Casebook cannot start: port %d on 127.0.0.1, which gateway needs, is used by another program (stop it, or set CASEBOOK_PORT_GATEWAY)."
                                .formatted(busy),
                        system.awaitLine(line -> line.contains("cannot start")));
                assertEquals(1, system.exitCode());
                assertFalse(Files.exists(root.resolve(".casebook/logs")));
            }
        }
    }

    @Test
    void stopsEverythingWhenAPartEndsAtStart() throws Exception {
        // Given
        int port = Ports.free();

        // When
        try (var system = LaunchedSystem.start(
                root, LaunchedSystem.web("enrollment", port), LaunchedSystem.broken("gateway", Ports.free()))) {

            // Then
            assertEquals(
                    "gateway ended at start with exit code 3; the reason is at the end of %s: disk is full"
                            .formatted(root.resolve(".casebook/logs/gateway.log")),
                    system.awaitLine(line -> line.contains("ended at start")));
            assertEquals(1, system.exitCode());
            assertTrue(Ports.isFree(port));
            assertFalse(Files.exists(root.resolve(".casebook/logs/enrollment.pid")));
        }
    }

    @Test
    void saysWhichPartCrashedAndStartsItAgainWhenAsked() throws Exception {
        // Given
        int port = Ports.free();
        try (var system = LaunchedSystem.start(
                        root, LaunchedSystem.web("enrollment", port), LaunchedSystem.web("gateway", Ports.free()))
                .awaitReady()) {
            system.process("enrollment").destroyForcibly();
            assertEquals(
                    "enrollment ended by itself with exit code 137; its log is %s; start it again with: ./casebook restart enrollment"
                            .formatted(root.resolve(".casebook/logs/enrollment.log")),
                    system.awaitLine(line -> line.contains("ended by itself")));

            // When
            Answer answer = system.ask("restart enrollment");

            // Then
            assertTrue(answer.done(), answer.sentence());
            assertTrue(Ports.accepts(port));
            assertEquals(0, system.terminate());
        }
    }

    @Test
    void endsWithFailureWhileAPartLiesCrashed() throws Exception {
        // Given
        try (var system = LaunchedSystem.start(
                        root,
                        LaunchedSystem.web("enrollment", Ports.free()),
                        LaunchedSystem.web("gateway", Ports.free()))
                .awaitReady()) {
            system.process("enrollment").destroyForcibly();
            system.awaitLine(line -> line.contains("ended by itself"));

            // When
            int exitCode = system.terminate();

            // Then
            assertEquals(1, exitCode);
        }
    }

    @Test
    void stopsOnePartAndLeavesTheOthers() throws Exception {
        // Given
        int enrollment = Ports.free();
        int gateway = Ports.free();
        try (var system = LaunchedSystem.start(
                        root, LaunchedSystem.web("enrollment", enrollment), LaunchedSystem.web("gateway", gateway))
                .awaitReady()) {

            // When
            Answer answer = system.ask("stop enrollment");

            // Then
            assertEquals(
                    "enrollment is stopped; start it again with: ./casebook restart enrollment", answer.sentence());
            assertTrue(Ports.isFree(enrollment));
            assertTrue(Ports.accepts(gateway));
        }
    }

    @Test
    void namesThePartsWhenAskedForOneThatIsNot() throws Exception {
        // Given
        try (var system = LaunchedSystem.start(root, LaunchedSystem.web("gateway", Ports.free()))
                .awaitReady()) {

            // When
            Answer answer = system.ask("restart payroll");

            // Then
            assertEquals("There is no part payroll; the parts are gateway.", answer.sentence());
            assertFalse(answer.done());
        }
    }

    @Test
    void refusesToRunTwice() throws Exception {
        // Given
        try (var first = LaunchedSystem.start(root, LaunchedSystem.web("gateway", Ports.free()))
                .awaitReady()) {

            // When
            try (var second = LaunchedSystem.start(root, LaunchedSystem.web("gateway", Ports.free()))) {

                // Then
                second.awaitLine(line -> line.startsWith("Casebook runs already, at http://127.0.0.1:8080"));
                assertEquals(1, second.exitCode());
                assertTrue(first.process("gateway").isAlive());
            }
        }
    }

    @Test
    void saysThatNothingRunsWhenNothingDoes() {
        // When
        Answer answer = ControlSocket.ask(root.resolve("control"), "restart gateway");

        // Then
        assertEquals("Casebook is not running; start it with: ./casebook up", answer.sentence());
    }
}
