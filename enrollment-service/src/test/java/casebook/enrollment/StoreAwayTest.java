package casebook.enrollment;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.registered;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import casebook.journal.testing.OwnPostgres;
import casebook.journal.testing.RealServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** While PostgreSQL is away nothing fails as if it were our fault, and nothing has to be restarted afterwards. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(
        value = OwnPostgres.class,
        initArgs = @ResourceArg(name = "database", value = "enrollment"),
        restrictToAnnotatedClass = true)
class StoreAwayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    AgroalDataSource dataSource;

    @Test
    void thePowerIsCutAndComesBack() {
        // Given
        var study = study("als-power-cut").running();
        var subject = registered(study);
        OwnPostgres.killServer();
        // When
        unavailable(subject.read());
        unavailable(register(study, "power-cut").then());
        OwnPostgres.startServer("enrollment");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> register(study, "power-cut").then().statusCode(201));
        subject.read().statusCode(200);
        register(study, "power-cut").then().statusCode(201).body("number", equalTo("HYU-002"));
    }

    @Test
    void theConnectionIsLostInTheMiddle() throws SQLException {
        // Given
        var study = study("als-connection-lost").running();
        var subject = registered(study);
        try (var other = DriverManager.getConnection(OwnPostgres.jdbcUrl("enrollment"), "postgres", "postgres")) {
            lockSubjects(other);
            // When
            var read = lostInTheMiddle(() -> subject.request().get(subject.path()));
            var write = lostInTheMiddle(() -> register(study, "connection-lost"));
            // Then
            unavailable(read.then());
            unavailable(write.then());
        }
        subject.read().statusCode(200);
        register(study, "connection-lost").then().statusCode(201).body("number", equalTo("HYU-002"));
    }

    @Test
    void everyConnectionIsTaken() throws SQLException {
        // Given
        var study = study("als-pool-exhausted").running();
        var subject = registered(study);
        var taken = new ArrayList<Connection>();
        try {
            takeAll(taken);
            // When
            var read = subject.read();
            var write = register(study, "pool-exhausted");
            // Then
            unavailable(read);
            unavailable(write.then());
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
        register(study, "pool-exhausted").then().statusCode(201).body("number", equalTo("HYU-002"));
    }

    private static Response register(StudyFixture study, String key) {
        return as("ines")
                .header("Idempotency-Key", key)
                .body(Map.of("site", "HYU"))
                .post(study.path() + "/subjects");
    }

    private static void unavailable(ValidatableResponse answer) {
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/docs/problems/unavailable"))
                .body("reasons[0].code", equalTo("store-away"));
    }

    private static void lockSubjects(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table subject in access exclusive mode");
        }
    }

    /** Sends the request, and ends its connection to the database once it waits for the lock. */
    private static Response lostInTheMiddle(Supplier<Response> request) {
        var answer = CompletableFuture.supplyAsync(request);
        await().atMost(PATIENCE)
                .until(
                        () -> OwnPostgres.sql(
                                "enrollment",
                                "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'"),
                        "t"::equals);
        return answer.join();
    }

    private void takeAll(ArrayList<Connection> taken) {
        await().atMost(PATIENCE).until(() -> {
            try {
                taken.add(dataSource.getConnection());
                return false;
            } catch (SQLException _) {
                return true;
            }
        });
    }
}
