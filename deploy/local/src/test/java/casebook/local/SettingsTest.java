package casebook.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.embedded.StartFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Path ROOT = Path.of("/checkout");

    @ParameterizedTest
    @CsvSource({
        "postgresql://db:5432, jdbc:postgresql://db:5432/{database}",
        "postgres://db, jdbc:postgresql://db/{database}",
        "jdbc:postgresql://db:5432/, jdbc:postgresql://db:5432/{database}",
        "postgresql://[::1]:5432?sslmode=require, jdbc:postgresql://[::1]:5432/{database}?sslmode=require",
    })
    void takesAnyUsualFormOfAPostgresUrl(String url, String expected) {
        // Given
        Settings settings = Settings.of(ROOT, Map.of("CASEBOOK_POSTGRES_URL", url));

        // When
        Optional<String> server = settings.postgres();

        // Then
        assertEquals(Optional.of(expected), server);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://me:secret@db:5432", "postgresql://db:5432/enrollment", "mysql://db", "db"})
    void refusesAPostgresUrlThatItCannotUse(String url) {
        // Given
        Settings settings = Settings.of(ROOT, Map.of("CASEBOOK_POSTGRES_URL", url));

        // When
        StartFailed failed = assertThrows(StartFailed.class, settings::postgres);

        // Then
        assertEquals(
                "CASEBOOK_POSTGRES_URL is to be like postgresql://db:5432, with neither a user nor a database.",
                failed.sentence());
    }

    @Test
    void theTablesBelongToAnOwnerWhereTheServerHasOne() {
        // Given
        Settings embedded = Settings.of(ROOT, Map.of());
        Settings plain = Settings.of(ROOT, Map.of("CASEBOOK_POSTGRES_URL", "postgresql://db:5432"));
        Settings strict = Settings.of(
                ROOT,
                Map.of("CASEBOOK_POSTGRES_URL", "postgresql://db:5432", "CASEBOOK_POSTGRES_OWNER_PASSWORD", "secret"));

        // When
        List<String> owners = Stream.of(embedded, plain, strict)
                .map(settings ->
                        settings.postgresOwner("enrollment") + " " + settings.postgresOwnerPassword("enrollment"))
                .toList();

        // Then
        assertEquals(
                List.of("enrollment_owner enrollment_owner", "enrollment enrollment", "enrollment_owner secret"),
                owners);
    }

    @Test
    void startsNoServerThatIsReplaced() {
        // Given
        Settings settings = Settings.of(
                ROOT,
                Map.of(
                        "CASEBOOK_POSTGRES_URL", "postgresql://db:5432",
                        "CASEBOOK_MONGODB_URI", "mongodb://documents:27017",
                        "CASEBOOK_KAFKA", "broker:9092",
                        "CASEBOOK_OIDC", "https://id.example.org/realms/casebook"));

        // When
        List<Part> servers = Parts.stages(settings, new Progress(System.out)).getFirst();

        // Then
        assertEquals(List.of(), servers);
    }

    @Test
    void startsEveryServerThatIsNotReplaced() {
        // Given
        Settings settings = Settings.of(ROOT, Map.of("CASEBOOK_PORT_KAFKA", "19092"));

        // When
        List<Part> servers = Parts.stages(settings, new Progress(System.out)).getFirst();

        // Then
        assertEquals(
                List.of("postgres 54321", "kafka 19092", "issuer 8089"),
                servers.stream().map(part -> part.name() + " " + part.port()).toList());
    }

    @Test
    void refusesAPortThatIsNone() {
        // Given
        Settings settings = Settings.of(ROOT, Map.of("CASEBOOK_PORT_GATEWAY", "http"));

        // When
        StartFailed failed = assertThrows(StartFailed.class, () -> settings.port("gateway", 8080));

        // Then
        assertEquals("CASEBOOK_PORT_GATEWAY is http, which is no port.", failed.sentence());
    }
}
