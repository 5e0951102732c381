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
 * What became of an administration at a visit, as a completed administration form says (SDTM EC): the product was given, or it
 * was not, for a reason.
 *
 * <p>Safety property: what was not given is never told as given, whatever else the form says.
 */
public sealed interface Administration {
    /** Whether the product was given (ECOCCUR); a form that does not ask has it given. */
    String GIVEN = "given";

    String PRODUCT = "product";
    String CELLS = "cells";
    String WEIGHT = "weight";

    /** Why it was not (ECREASOC). */
    String REASON_NOT_GIVEN = "reason-not-given";

    String visit();

    /**
     * The product was given. Later visits are counted from its day, and so is the sentinel's gap.
     *
     * @param product as the form has it
     * @param cells how many cells were given
     * @param weight the body weight the dose was prepared for, kg; none where the form does not ask for it
     */
    record Given(
            String visit,
            LocalDate administeredOn,
            String product,
            Number cells,
            @Nullable BigDecimal weight) implements Administration {}

    /**
     * Nothing was given at a visit that took place. Nothing is counted from its day.
     *
     * @param product what was to be given, as the form has it
     */
    record Omitted(String visit, LocalDate omittedOn, String product, String reason) implements Administration {}

    /** Whether the answers say that nothing was given. Until they do, something is about to be. */
    static boolean omitted(Answers answers) {
        return answers.find(GIVEN).equals(Optional.of(false));
    }

    /** What a form's complete answers state; none where the form is no administration form. */
    static Optional<Administration> of(String visit, LocalDate observedOn, Answers answers, CompiledForm definition) {
        if (definition.purpose() != Purpose.ADMINISTRATION) {
            return Optional.empty();
        }
        var product = (String) answers.find(PRODUCT).orElseThrow();
        if (omitted(answers)) {
            var reason = (String) answers.find(REASON_NOT_GIVEN).orElseThrow();
            return Optional.of(new Omitted(visit, observedOn, product, reason));
        }
        return Optional.of(new Given(
                visit,
                observedOn,
                product,
                (Number) answers.find(CELLS).orElseThrow(),
                answers.find(WEIGHT)
                        .map(weight -> new BigDecimal(weight.toString()))
                        .orElse(null)));
    }

    /** What an administration cannot be without, where the form itself does not require it. */
    static List<Reason> missing(Examined examined, CompiledForm definition) {
        if (definition.purpose() != Purpose.ADMINISTRATION) {
            return List.of();
        }
        var named = examined.reasons().stream().map(Reason::pointer).toList();
        var omitted = omitted(examined.answers());
        return Stream.of(PRODUCT, omitted ? REASON_NOT_GIVEN : CELLS)
                .filter(item -> !examined.answers().has(item) && !named.contains(CompiledForm.pointer(item)))
                .map(item -> Reason.at(
                        CompiledForm.pointer(item),
                        "required",
                        omitted
                                ? "An administration that was omitted states the product and the reason."
                                : "An administration states product and cells given."))
                .toList();
    }
}
