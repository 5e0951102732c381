package casebook.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be done is one sentence on standard error, and exit code 1. */
class LauncherTest {

    private static final int SECONDS = 30;

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up --quick | 8080 | 1 | up takes --fresh and nothing else.",
                "up | eighty | 1 | CASEBOOK_PORT_GATEWAY is eighty, which is no port.",
                "restart | 8080 | 1 | Say which part: ./casebook restart enrollment",
                "restart gateway | 8080 | 1 | Casebook is not running; start it with: ./casebook up",
                "down gateway | 8080 | 1 | Casebook is not running; start it with: ./casebook up",
                "pause | 8080 | 1 | There is no command pause; see ./casebook help.",
                "down | 8080 | 0 | Casebook is not running.",
            })
    void oneSentenceSaysWhatIsAmiss(String words, String port, int exitCode, String sentence) throws Exception {
        // Given
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var launcher = new ProcessBuilder(
                java,
                "-Dcasebook.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName());
        launcher.command().addAll(List.of(words.split(" ", -1)));
        launcher.environment().put("CASEBOOK_PORT_GATEWAY", port);

        // When
        var process = launcher.redirectErrorStream(true).start();

        // Then
        assertEquals(sentence, process.inputReader().readAllAsString().strip());
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS));
        assertEquals(exitCode, process.exitValue());
    }
}
