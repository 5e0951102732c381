package casebook.kernel.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTest {

    @Test
    void aClaimOfStudySiteAndRoleIsAGrant() {
        // Given
        var claim = "hynrcs-allo-als-02:HYU:investigator";

        // When
        var grant = Grant.parse(claim);

        // Then
        assertEquals(Optional.of(new Grant("hynrcs-allo-als-02", "HYU", Role.INVESTIGATOR)), grant);
        assertEquals(Optional.of(new Grant("*", "*", Role.MONITOR)), Grant.parse("*:*:monitor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hynrcs-allo-als-02:hyu:investigator",
                "HYNRCS:HYU:investigator",
                "hynrcs-allo-als-02::investigator",
                "hynrcs-allo-als-02:HYU:doctor",
                "hynrcs-allo-als-02:HYU",
                ""
            })
    void aClaimOfAnotherFormGrantsNothing(String claim) {
        // Given claim

        // When
        var grant = Grant.parse(claim);

        // Then
        assertEquals(Optional.empty(), grant);
    }
}
