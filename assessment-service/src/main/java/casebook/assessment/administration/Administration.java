package casebook.assessment.administration;

import casebook.assessment.form.Answers;
import casebook.assessment.form.CompiledForm;
import casebook.assessment.form.Examined;
import casebook.assessment.form.Form.Purpose;
import casebook.kernel.refusal.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was given to a subject at a visit, as a completed administration form says. Later visits are counted from its day,
 * and so is the sentinel's gap.
 *
 * @param product as the form has it
 * @param cells how many cells were given
 * @param weight the body weight the dose was prepared for, kg; none where the form does not ask for it
 */
public record Administration(
        String visit,
        LocalDate administeredOn,
        String product,
        Number cells,
        @Nullable BigDecimal weight) {
    private static final String PRODUCT = "product";
    private static final String CELLS = "cells";
    private static final String WEIGHT = "weight";

    /** The administration that a form's complete answers state; none where the form is no administration form. */
    public static Optional<Administration> of(
            String visit, LocalDate observedOn, Answers answers, CompiledForm definition) {
        if (definition.purpose() != Purpose.ADMINISTRATION) {
            return Optional.empty();
        }
        return Optional.of(new Administration(
                visit,
                observedOn,
                (String) answers.find(PRODUCT).orElseThrow(),
                (Number) answers.find(CELLS).orElseThrow(),
                answers.find(WEIGHT)
                        .map(weight -> new BigDecimal(weight.toString()))
                        .orElse(null)));
    }

    /** What an administration cannot be without, where the form itself does not require it. */
    public static List<Reason> missing(Examined examined, CompiledForm definition) {
        if (definition.purpose() != Purpose.ADMINISTRATION) {
            return List.of();
        }
        var named = examined.reasons().stream().map(Reason::pointer).toList();
        return Stream.of(PRODUCT, CELLS)
                .filter(item -> !examined.answers().has(item) && !named.contains(CompiledForm.pointer(item)))
                .map(item -> Reason.at(
                        CompiledForm.pointer(item), "required", "An administration states product and cells given."))
                .toList();
    }
}
