package casebook.journal.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.kernel.start.StartRule;
import casebook.kernel.start.UnsafeSetting;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreRulesTest {
    private static final Map<String, String> SAFE = Map.of(
            "casebook.service", "enrollment",
            "quarkus.datasource.username", "app",
            "quarkus.datasource.password", "L4sting-Snow",
            "quarkus.flyway.username", "app_owner",
            "quarkus.flyway.password", "Quiet-H4rbour");

    @Test
    void it_is_found_by_who_asks_for_rules() {
        // Given
        var rules = ServiceLoader.load(StartRule.class);
        // When
        var found =
                rules.stream().filter(rule -> rule.type() == StoreRules.class).count();
        // Then
        assertEquals(1, found);
    }

    @Test
    void passwords_of_their_own_are_safe() {
        assertEquals(List.of(), faults(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app",
                "APP",
                "enrollment",
                "Enrollment",
                "enrollment_owner",
                "app_owner",
                "postgres",
                "Casebook",
                "password",
                "changeit"
            })
    void a_password_that_is_a_name_is_refused(String password) {
        assertEquals(
                List.of("CASEBOOK_POSTGRES_PASSWORD is the demo's, which is a name, or a word that is tried first"),
                faults(Map.of("quarkus.datasource.password", password)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app_owner", "enrollment_owner", "enrollment"})
    void an_owners_password_that_is_a_name_is_refused(String password) {
        assertEquals(
                List.of(
                        "CASEBOOK_POSTGRES_OWNER_PASSWORD is the demo's, which is a name, or a word that is tried first"),
                faults(Map.of("quarkus.flyway.password", password)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrollment1", "enrollmen", "scheduling"})
    void a_password_that_is_almost_one_is_not_the_demos(String password) {
        assertEquals(List.of(), faults(Map.of("quarkus.datasource.password", password)));
    }

    @Test
    void a_password_that_is_none_is_refused() {
        assertEquals(
                List.of("CASEBOOK_POSTGRES_PASSWORD is empty", "CASEBOOK_POSTGRES_OWNER_PASSWORD is empty"),
                faults(Map.of("quarkus.datasource.password", "", "quarkus.flyway.password", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/enrollment?sslcert=/etc/casebook/client.crt",
                "jdbc:postgresql://db/enrollment?ssl=true&password=L4sting-Snow"
            })
    void who_proves_who_they_are_otherwise_needs_no_password(String url) {
        assertEquals(
                List.of(),
                faults(Map.of(
                        "quarkus.datasource.jdbc.url", url,
                        "quarkus.datasource.password", "",
                        "quarkus.flyway.password", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrollment", "app_owner", "changeit", "change%69t", ""})
    void a_password_in_the_url_is_looked_at_too(String password) {
        assertEquals(
                List.of("CASEBOOK_POSTGRES_URL has a password that is a name, none, or a word that is tried first"),
                faults(Map.of(
                        "quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://db/enrollment?ssl=true&password=" + password)));
    }

    @Test
    void a_database_that_is_not_used_is_not_looked_at() {
        assertEquals(
                List.of(),
                faults(Map.of(
                        "quarkus.datasource.active", "false",
                        "quarkus.datasource.password", "app",
                        "quarkus.flyway.active", "false",
                        "quarkus.flyway.password", "app_owner")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mongodb://db:27017", "mongodb+srv://db.example.org/?tls=true", "mongodb://a,b,c/assessment"})
    void a_mongodb_that_asks_nobody_who_they_are_is_refused(String uri) {
        assertEquals(
                List.of("CASEBOOK_MONGODB_URI names no user"), faults(Map.of("casebook.journal.mongodb-uri", uri)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assessment", "Changeit"})
    void a_mongodb_password_that_is_the_user_or_well_known_is_refused(String password) {
        assertEquals(
                List.of("CASEBOOK_MONGODB_URI has a password that is the user's name, or a word that is tried first"),
                faults(Map.of("casebook.journal.mongodb-uri", "mongodb://assessment:" + password + "@db:27017")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://assessment:Deep-W4ter@db:27017",
                "mongodb+srv://assessment:Deep-W4ter@db.example.org",
                "mongodb://db:27017/?tls=true&authMechanism=MONGODB-X509",
                ""
            })
    void a_mongodb_that_asks_for_more_is_safe(String uri) {
        assertEquals(List.of(), faults(Map.of("casebook.journal.mongodb-uri", uri)));
    }

    private static List<String> faults(Map<String, String> others) {
        var all = new HashMap<>(SAFE);
        all.putAll(others);
        var settings = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
        return new StoreRules().broken(settings).map(UnsafeSetting::fault).toList();
    }
}
