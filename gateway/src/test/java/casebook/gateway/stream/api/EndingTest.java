package casebook.gateway.stream.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.stream.api.Ending.Due;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @ParameterizedTest
    @CsvSource({"-1, -1, token-expired", "899, 899, token-expired", "900, 900, token-expired", "901, 900, stream-lasted"
    })
    void a_stream_ends_with_its_token_and_in_time_anyway(long tokenSeconds, long seconds, String code) {
        // Given
        var expiry = NOW.plusSeconds(tokenSeconds);
        // When
        var due = Ending.due(NOW, expiry, LONGEST);
        // Then
        assertEquals(new Due(Duration.ofSeconds(seconds), due.why()), due);
        assertEquals(code, due.why().code());
    }

    @Test
    void a_refusal_without_a_reason_ends_it_by_its_type() {
        // Given
        var refused = new Refused(ProblemType.INTERNAL_ERROR, List.of());
        // When
        var ending = Ending.of(refused);
        // Then
        assertEquals("{\"code\":\"internal-error\",\"message\":\"The service failed.\"}", ending.json());
    }
}
