package casebook.kernel.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedTest {

    @ParameterizedTest
    @CsvSource({"100, 100, wrong", "101, 101, more-reasons", "5000, 101, more-reasons"})
    void tellsTheFirstHundredReasonsAndThatThereAreMore(int reasons, int told, String last) {
        // Given
        List<Reason> all = Collections.nCopies(reasons, Reason.of("wrong", "This is wrong."));

        // When
        var refused = new Refused(ProblemType.INVALID_CONTENT, all);

        // Then
        assertEquals(told, refused.reasons().size());
        assertEquals(last, refused.reasons().getLast().code());
    }
}
