package casebook.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents stay where they were begun, whether or not a mongod came or went since. */
class PartsTest {

    @TempDir
    private Path root;

    private Settings withMongod;
    private Settings withoutMongod;

    @BeforeEach
    void haveAMongod() throws IOException {
        Path mongod = Files.writeString(root.resolve("mongod"), "#!/bin/sh\n");
        assertTrue(mongod.toFile().setExecutable(true));
        withMongod = Settings.of(root, Map.of("PATH", root.toString()));
        withoutMongod = Settings.of(root, Map.of());
    }

    @Test
    void beginsInMongoDbWhereThereIsOne() {
        // When
        List<String> servers = serversOf(withMongod);

        // Then
        assertEquals(List.of("postgres", "kafka", "issuer", "mongodb"), servers);
    }

    @Test
    void goesOnInMongoDb() throws IOException {
        // Given
        Files.createDirectories(withMongod.data().resolve("mongodb"));

        // When
        List<String> servers = serversOf(withMongod);

        // Then
        assertEquals(List.of("postgres", "kafka", "issuer", "mongodb"), servers);
    }

    @Test
    void goesOnInPostgresAlsoWhenAMongodHasCome() throws IOException {
        // Given
        Files.createDirectories(withMongod.data().resolve("postgres"));

        // When
        List<String> servers = serversOf(withMongod);

        // Then
        assertEquals(List.of("postgres", "kafka", "issuer"), servers);
    }

    @Test
    void refusesToGoOnWithoutTheMongodThatHasTheDocuments() throws IOException {
        // Given
        Files.createDirectories(withoutMongod.data().resolve("mongodb"));

        // When
        StartFailed failed = assertThrows(StartFailed.class, () -> serversOf(withoutMongod));

        // Then
        assertEquals(
                "The assessment service's documents are in MongoDB and no mongod is at hand; set CASEBOOK_MONGOD, or begin anew with: ./casebook up --fresh",
                failed.sentence());
    }

    private static List<String> serversOf(Settings settings) {
        return Parts.stages(settings, new Progress(System.out)).getFirst().stream()
                .map(Part::name)
                .toList();
    }
}
