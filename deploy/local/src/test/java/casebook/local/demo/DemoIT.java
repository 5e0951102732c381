package casebook.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.local.TestSystem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The demo's table is the same whether or not services are killed while it plays. */
class DemoIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final List<String> VICTIMS = List.of("assessment", "scheduling", "enrollment", "gateway");

    private static final String TABLE = """

            subject   status         visits done     ALSFRS-R first ALSFRS-R last  slope / month
            HYU-001   completed      16 / 16         40             27             -0.90
            HYU-002   completed      16 / 16         42             35             -0.50
            HYU-003   completed      16 / 16         38             20             -1.20
            HYU-004   screen-failed  1 / 1           47             47             -
            HYU-005   completed      16 / 16         34             24             -0.69
            HYU-006   discontinued   8 / 16          33             22             -1.63
            HYU-007   completed      16 / 16         43             37             -0.41
            HYU-008   in-screening   1 / 1           41             41             -
            """;

    @Test
    void everyServiceIsKilledOnceAndTheTableIsTheSame() throws Exception {
        try (var system = TestSystem.start()) {
            // Given
            var lines = new ArrayList<String>();
            var restarts = new ArrayList<CompletableFuture<Void>>();
            var demo = new Demo(system.gateway(), system.issuer(), system.studies(), TODAY, line -> {
                lines.add(line);
                // One service dies after every thirtieth step.
                if (lines.size() % 30 == 0 && restarts.size() < VICTIMS.size()) {
                    var victim = VICTIMS.get(restarts.size());
                    system.kill(victim);
                    restarts.add(CompletableFuture.runAsync(() -> system.restart(victim)));
                }
            });

            // When
            var table = demo.play();

            // Then
            CompletableFuture.allOf(restarts.toArray(CompletableFuture[]::new)).join();
            assertEquals(VICTIMS.size(), restarts.size());
            assertTrue(lines.stream().anyMatch(line -> line.contains("is refused, as the seventh")));
            assertEquals(TABLE, table);
        }
    }
}
