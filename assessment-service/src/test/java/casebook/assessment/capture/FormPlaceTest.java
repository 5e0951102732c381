package casebook.assessment.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormPlaceTest {
    private static final SubjectKey SUBJECT =
            new SubjectKey(new StudyId("hynrcs-allo-als-02"), SubjectId.of("0195a7c1-2f3b-7d4e-8a5b-6c7d8e9f0a1b"));

    @ParameterizedTest
    @CsvSource({
        "adverse-event, adverse-event, 1",
        "adverse-event.2, adverse-event, 2",
        "adverse-event.10, adverse-event, 10",
        "adverse-event.999, adverse-event, 999",
        "alsfrs-r, alsfrs-r, 1"
    })
    void anAddressNamesAFormAndItsRepeat(String address, String form, int repeat) {
        // When
        var place = FormPlace.of(SUBJECT, "screening", address);

        // Then
        assertEquals(Optional.of(new FormPlace(SUBJECT, "screening", form, repeat)), place);
        assertEquals(address, place.map(FormPlace::address).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adverse-event.1",
                "adverse-event.0",
                "adverse-event.02",
                "adverse-event.1000",
                "adverse-event.",
                "adverse-event.x",
                "adverse-event.2.3",
                ".2",
                ""
            })
    void whatNamesNoFormIsNone(String address) {
        // When
        var place = FormPlace.of(SUBJECT, "screening", address);

        // Then
        assertEquals(Optional.empty(), place);
    }
}
