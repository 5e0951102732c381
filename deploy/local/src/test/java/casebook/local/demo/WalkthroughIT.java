package casebook.local.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.IssuerClient;
import casebook.local.TestSystem;
import casebook.local.WholeSystem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The walkthrough's commands do what its text says, and the generated client's example goes on from there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkthroughIT {
    @SuppressWarnings("NullAway.Init")
    private static WholeSystem system;

    @BeforeAll
    static void start() throws IOException {
        system = TestSystem.start();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    @Order(1)
    void everyCommandOfTheWalkthroughWorks() throws Exception {
        // Given
        var commands = new Commands(system, Map.of());

        // When
        var output = commands.walkThrough();

        // Then
        assertTrue(output.contains("\"whole\":true"));
    }

    /** The module contracts has compiled it. */
    @Test
    @Order(2)
    void theGeneratedClientsExampleWorks() throws Exception {
        // Given
        var example = system.root().resolve("contracts/target/client/js/example.js");
        var token = IssuerClient.passwordGrant(system.issuer(), "ines", "ines");
        var commands = new Commands(system, Map.of("CASEBOOK_TOKEN", token));

        // When
        var output = commands.run("", List.of("node", example.toString()));

        // Then
        assertTrue(output.contains("screening 2025-03-03: 36 of 48"), output);
    }
}
