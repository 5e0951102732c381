package casebook.gateway.stream.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.gateway.stream.History.Portion;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatchUpsTest {
    private final Vertx vertx = Vertx.vertx();
    private final CatchUps catchUps = new CatchUps((from, _, _) -> new Portion(List.of(), from), 3, 2, vertx);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void so_many_readers_are_caught_up_at_once() {
        // Given
        catchUps.enter("ines");
        catchUps.enter("ines");
        catchUps.enter("choi");
        // When
        var refused = assertThrows(Refused.class, () -> catchUps.enter("choi"));
        catchUps.leave("ines");
        // Then
        assertEquals(ProblemType.UNAVAILABLE, refused.type());
        assertEquals("catching-up-busy", refused.reasons().getFirst().code());
        assertDoesNotThrow(() -> catchUps.enter("choi"));
    }

    @Test
    void one_user_leaves_room_for_others() {
        // Given
        catchUps.enter("ines");
        catchUps.enter("ines");
        // When
        var refused = assertThrows(Refused.class, () -> catchUps.enter("ines"));
        // Then
        assertEquals(ProblemType.TOO_MANY_REQUESTS, refused.type());
        assertEquals("catching-up-user", refused.reasons().getFirst().code());
        assertDoesNotThrow(() -> catchUps.enter("choi"));
        catchUps.leave("choi");
        catchUps.leave("ines");
        assertDoesNotThrow(() -> catchUps.enter("ines"));
    }
}
