package casebook.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {

    @TempDir
    private Path directory;

    @Test
    void isFoundOnThePath() throws IOException {
        // Given
        Path program = runnable(directory.resolve("mongod"));

        // When
        Optional<Path> found = EmbeddedMongo.program(Map.of("PATH", "/nowhere:" + directory));

        // Then
        assertEquals(Optional.of(program), found);
    }

    @Test
    void isTheProgramThatTheEnvironmentNames() throws IOException {
        // Given
        runnable(directory.resolve("mongod"));
        Path named = runnable(directory.resolve("mongod-8"));

        // When
        Optional<Path> found =
                EmbeddedMongo.program(Map.of("PATH", directory.toString(), "CASEBOOK_MONGOD", named.toString()));

        // Then
        assertEquals(Optional.of(named), found);
    }

    @Test
    void isMissedInOneSentenceWhenNamedWrongly() {
        // Given
        Map<String, String> environment = Map.of("CASEBOOK_MONGOD", "/nowhere/mongod");

        // When
        StartFailed failed = assertThrows(StartFailed.class, () -> EmbeddedMongo.program(environment));

        // Then
        assertEquals("CASEBOOK_MONGOD names /nowhere/mongod, which is no program.", failed.sentence());
    }

    @Test
    void startsWhereAMongodIsAtHand() {
        // Given
        Optional<Path> program = EmbeddedMongo.program(System.getenv());
        assumeTrue(program.isPresent(), "no mongod on the path or at CASEBOOK_MONGOD");
        int port = Ports.free();

        // When
        try (EmbeddedMongo mongo = EmbeddedMongo.start(
                program.orElseThrow(), directory.resolve("data"), port, directory.resolve("mongod.log"))) {

            // Then
            assertEquals("mongodb://127.0.0.1:" + port, mongo.uri());
            assertTrue(Ports.accepts(port));
        }
    }

    private static Path runnable(Path file) throws IOException {
        Files.writeString(file, "#!/bin/sh\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }
}
