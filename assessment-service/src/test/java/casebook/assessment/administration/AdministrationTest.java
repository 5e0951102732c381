package casebook.assessment.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.form.Answers;
import casebook.assessment.form.Days;
import casebook.assessment.form.Form.Purpose;
import casebook.assessment.form.FormFixture;
import casebook.kernel.refusal.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdministrationTest {
    private static final LocalDate DAY = LocalDate.of(2025, 4, 3);
    private static final Answers GIVEN =
            new Answers(Map.of("product", "hynrcs-allo-als-02", "cells", 62_000_000, "weight", new BigDecimal("62.4")));

    @Test
    void anAdministrationFormSaysWhatWasGiven() {
        // Given
        var form = FormFixture.administration();

        // When
        var administration = Administration.of("cycle1-dose1", DAY, GIVEN, form);

        // Then
        assertEquals(
                Optional.of(new Administration.Given(
                        "cycle1-dose1", DAY, "hynrcs-allo-als-02", 62_000_000L, new BigDecimal("62.4"))),
                administration);
    }

    @Test
    void anyOtherFormSaysNothingOfIt() {
        // Given
        var form = FormFixture.ofPurpose(Purpose.OBSERVATION);

        // When
        var administration = Administration.of("cycle1-dose1", DAY, GIVEN, form);

        // Then
        assertEquals(Optional.empty(), administration);
    }

    @Test
    void itCannotBeWithoutProductAndCells() {
        // Given
        var form = FormFixture.administration();
        var examined = form.examine(Answers.NONE, Map.of("cells", "many"), true, Days.of(DAY, DAY));

        // When
        var missing = Administration.missing(examined, form);

        // Then
        assertEquals(
                List.of("/items/product"), missing.stream().map(Reason::pointer).toList());
    }

    @Test
    void nothingIsGivenWhereTheFormSaysSo() {
        // Given
        var form = FormFixture.administration();
        var answers = GIVEN.with(Map.of("given", false, "reason-not-given", "Fever"));

        // When
        var administration = Administration.of("cycle1-dose1", DAY, answers, form);

        // Then
        assertEquals(
                Optional.of(new Administration.Omitted("cycle1-dose1", DAY, "hynrcs-allo-als-02", "Fever")),
                administration);
    }

    @Test
    void whatIsSaidToBeGivenIsGiven() {
        // Given
        var form = FormFixture.administration();

        // When
        var administration = Administration.of("cycle1-dose1", DAY, GIVEN.with(Map.of("given", true)), form);

        // Then
        assertEquals(Administration.of("cycle1-dose1", DAY, GIVEN, form), administration);
    }

    @Test
    void anOmissionCannotBeWithoutProductAndReason() {
        // Given
        var form = FormFixture.administration();
        var examined = form.examine(Answers.NONE, Map.of("given", false), true, Days.of(DAY, DAY));

        // When
        var missing = Administration.missing(examined, form);

        // Then
        assertEquals(
                List.of("/items/product", "/items/reason-not-given"),
                missing.stream().map(Reason::pointer).toList());
    }
}
