package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.StallingLine;
import casebook.journal.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store that accepts connections and says nothing more, as one whose disk hangs. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
@QuarkusTestResource(value = BehindALine.class, restrictToAnnotatedClass = true)
class HangingStoreTest {
    /** More than the pool has connections. */
    private static final int MANY = 40;

    @AfterEach
    void goOn() {
        StallingLine.resume();
    }

    @Test
    void everybodyIsToldWithinSecondsAndNothingHasToBeRestarted() {
        // Given
        await().until(() -> asked().statusCode() == 200);
        assertEquals(200, ready().statusCode());
        StallingLine.stall();

        // When
        var begun = System.nanoTime();
        var answers = atOnce();
        var took = Duration.ofNanos(System.nanoTime() - begun);

        // Then
        assertEquals(Set.of("503 store-away"), answers);
        assertTrue(took.toSeconds() < 12, () -> "took " + took);
        assertEquals(503, ready().statusCode());
        StallingLine.resume();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertEquals(200, asked().statusCode());
            assertEquals(200, ready().statusCode());
        });
    }

    private static Set<String> atOnce() {
        try (var threads = Executors.newFixedThreadPool(MANY)) {
            var asked = IntStream.range(0, MANY)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(HangingStoreTest::asked, threads))
                    .toList();
            return asked.stream()
                    .map(CompletableFuture::join)
                    .map(answer -> answer.statusCode() + " " + answer.path("reasons[0].code"))
                    .collect(Collectors.toSet());
        }
    }

    private static Response asked() {
        return given().auth().oauth2(Tokens.of("root")).get("/api/v1/operations/parked-events");
    }

    private static Response ready() {
        return given().get("/q/health/ready");
    }
}
