package casebook.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script builds what is not built, and what has changed since. */
class CasebookScriptBuildTest {

    @TempDir
    private Path machine;

    @SuppressWarnings("NullAway.Init")
    private CasebookScript casebook;

    @BeforeEach
    void checkOut() throws IOException {
        casebook = new CasebookScript(machine);
    }

    @Test
    void whatIsBuiltIsBuiltOnce() throws Exception {
        // Given
        casebook.maven();
        casebook.jdk("25.0.1");
        casebook.file("enrollment-service/src/main/java/Enrollment.java", Instant.EPOCH);
        casebook.run("up");

        // When
        var ended = casebook.run("up");

        // Then
        assertEquals(0, ended.exitCode());
        assertEquals(1, casebook.builds());
    }

    @ParameterizedTest
    @CsvSource({
        "enrollment-service/src/main/java/Enrollment.java, 2",
        "gateway/src/main/resources/application.properties, 2",
        "contracts/topics.yaml, 2",
        "studies/schema/study.schema.json, 2",
        "pom.xml, 2",
        "enrollment-service/src/test/java/EnrollmentTest.java, 1",
        "studies/hynrcs-allo-als-02/study.yaml, 1",
        "README.md, 1",
        ".casebook/data/pom.xml, 1",
        "gateway/target/classes/src/main/Old.java, 1"
    })
    void whatHasChangedSinceIsBuiltAgain(String file, int builds) throws Exception {
        // Given
        casebook.maven();
        casebook.jdk("25.0.1");
        casebook.file("gateway/target/quarkus-app/quarkus-run.jar", Instant.EPOCH);
        casebook.run("up");
        casebook.file(file, Instant.parse("2999-01-01T00:00:00Z"));

        // When
        casebook.run("up");

        // Then
        assertEquals(builds, casebook.builds());
    }

    @Test
    void aServiceThatIsMissingIsBuilt() throws Exception {
        // Given
        casebook.maven();
        casebook.jdk("25.0.1");
        casebook.file("gateway/src/main/resources/application.properties", Instant.EPOCH);
        casebook.run("up");

        // When
        casebook.run("up");

        // Then
        assertEquals(2, casebook.builds());
    }

    @Test
    void aBuildThatFailsStartsNothing() throws Exception {
        // Given
        casebook.mavenThatFails();
        casebook.jdk("25.0.1");

        // When
        var ended = casebook.run("up");

        // Then
        assertEquals(1, ended.exitCode());
        assertEquals(List.of("The build failed; the reason is above."), ended.errors());
        assertEquals("cannot find symbol", ended.out().getLast());
    }
}
