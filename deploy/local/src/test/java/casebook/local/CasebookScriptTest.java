package casebook.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is amiss is said in one sentence, on standard error, and the exit code tells it too. */
class CasebookScriptTest {

    private static final String NO_JDK =
            "Casebook needs a JDK 25 or newer, and none is at JAVA_HOME, in /usr/lib/jvm or on the PATH.";

    @TempDir
    private Path machine;

    @SuppressWarnings("NullAway.Init")
    private CasebookScript casebook;

    @BeforeEach
    void checkOut() throws IOException {
        casebook = new CasebookScript(machine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "test", "demo", "down", "restart"})
    void withoutAJdkNothingRuns(String command) throws Exception {
        // Given
        casebook.maven();

        // When
        var ended = casebook.run(command);

        // Then
        assertRefused(NO_JDK, ended);
        assertEquals(0, casebook.builds());
    }

    @ParameterizedTest
    @CsvSource({"25, true", "25.0.1, true", "26-ea, true", "24.0.2, false", "1.8.0_402, false"})
    void aJdkIsTakenFromTwentyFiveOn(String version, boolean taken) throws Exception {
        // Given
        casebook.maven();
        casebook.jdk(version);

        // When
        var ended = casebook.run("up");

        // Then
        assertEquals(taken ? 0 : 1, ended.exitCode());
        assertEquals(taken ? List.of() : List.of(NO_JDK), ended.errors());
    }

    @Test
    void aJdkAtJavaHomeIsEnough() throws Exception {
        // Given
        casebook.maven();
        var jdk = casebook.jdkElsewhere("25.0.1");

        // When
        var ended = casebook.run(Map.of("JAVA_HOME", jdk.toString()), "up");

        // Then
        assertEquals(0, ended.exitCode(), ended.toString());
    }

    @Test
    void aJdkOnThePathIsEnough() throws Exception {
        // Given
        casebook.maven();
        casebook.link(casebook.jdkElsewhere("25.0.1"));

        // When
        var ended = casebook.run("up");

        // Then
        assertEquals(0, ended.exitCode(), ended.toString());
    }

    @Test
    void anOlderJdkAtJavaHomeIsPassedOver() throws Exception {
        // Given
        casebook.maven();
        var older = casebook.jdk("21.0.5");
        casebook.jdk("25.0.1");

        // When
        var ended = casebook.run(Map.of("JAVA_HOME", older.toString()), "up");

        // Then
        assertEquals(0, ended.exitCode(), ended.toString());
    }

    @Test
    void theLauncherIsGivenTheCommandAndItsOptions() throws Exception {
        // Given
        casebook.maven();
        casebook.jdk("25.0.1");

        // When
        var ended = casebook.run("up", "--fresh");

        // Then
        assertTrue(ended.out().getLast().endsWith("casebook.local.Launcher up --fresh"), ended.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "test"})
    void withoutMavenItSaysWhatToInstall(String command) throws Exception {
        // Given
        casebook.jdk("25.0.1");

        // When
        var ended = casebook.run(command);

        // Then
        assertRefused(
                "Casebook is built with Maven: install mvn 3.8 or newer, or set MVNW_REPOURL to the Maven repository that ./mvnw may fetch it from.",
                ended);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "down", "restart"})
    void whatIsNotBuiltIsNotRun(String command) throws Exception {
        // Given
        casebook.jdk("25.0.1");

        // When
        var ended = casebook.run(command);

        // Then
        assertRefused("Casebook is not built; start it with: ./casebook up", ended);
    }

    @Test
    void anUnknownCommandIsRefused() throws Exception {
        // When
        var ended = casebook.run("start");

        // Then
        assertRefused("There is no command start; see ./casebook help.", ended);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", ""})
    void helpNamesEveryCommandAndNeedsNothing(String command) throws Exception {
        // When
        var ended = command.isEmpty() ? casebook.run() : casebook.run(command);

        // Then
        assertEquals(0, ended.exitCode());
        var text = String.join("\n", ended.out());
        for (var named : List.of("up [--fresh]", "demo", "test", "down", "restart", "JAVA_HOME", "CASEBOOK_PORT_")) {
            assertTrue(text.contains(named), named);
        }
    }

    private static void assertRefused(String sentence, CasebookScript.Ended ended) {
        assertEquals(List.of(sentence), ended.errors());
        assertEquals(1, ended.exitCode());
    }
}
