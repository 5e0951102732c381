package casebook.assessment.form;

import casebook.assessment.form.Checked.Accepted;
import casebook.assessment.form.Checked.Rejected;
import casebook.kernel.refusal.Reason;
import casebook.kernel.time.PartialDate;
import casebook.kernel.time.PlausibleDate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One data point of a form.
 *
 * @param minimum the smallest number accepted, in the item's unit
 * @param maximum the largest number accepted, in the item's unit
 * @param codes the answers of an item of type code; empty for any other
 * @param required without an answer the form cannot be completed
 * @param requiredWhen as required, while this rule holds
 * @param future whether a date may begin after the date of observation, as of an appointment
 */
public record Item(
        String id,
        String name,
        ItemType type,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        List<String> codes,
        boolean required,
        @Nullable String requiredWhen,
        boolean future) {

    public Item {
        codes = List.copyOf(codes);
    }

    /** The item's id as rules name it. */
    String variable() {
        return id.replace('-', '_');
    }

    Checked check(Object given) {
        return switch (type.check(given)) {
            case Rejected rejected -> rejected;
            case Accepted accepted -> within(accepted);
        };
    }

    private Checked within(Accepted accepted) {
        if (type == ItemType.CODE && !codes.contains(accepted.value())) {
            return new Rejected("not-in-code-list", "Expected is one of: " + String.join(", ", codes) + ".");
        }
        return accepted.value() instanceof Number number && outside(new BigDecimal(number.toString()))
                ? new Rejected("out-of-range", "Accepted is " + range() + ".")
                : accepted;
    }

    /** Why a date that fits cannot be, seen from the date of observation; none for what is no date. */
    Optional<Reason> misdated(Object answer, Days days) {
        if (type != ItemType.DATE && type != ItemType.PARTIAL_DATE) {
            return Optional.empty();
        }
        var pointer = CompiledForm.pointer(id);
        var begins = PartialDate.parse((String) answer).earliest();
        return begins.isAfter(days.observedOn()) && !future
                ? Optional.of(Reason.at(
                        pointer,
                        "after-observation",
                        name + " begins after the date of observation; where it was learned of later, the date of"
                                + " observation is that later day."))
                : PlausibleDate.planned(pointer, begins, days.today()).findFirst();
    }

    private boolean outside(BigDecimal number) {
        return (minimum != null && number.compareTo(minimum) < 0) || (maximum != null && number.compareTo(maximum) > 0);
    }

    private String range() {
        if (maximum == null) {
            return plain(minimum) + " or more";
        }
        return minimum == null ? "at most " + plain(maximum) : plain(minimum) + " to " + plain(maximum);
    }

    private static String plain(@Nullable BigDecimal bound) {
        return bound == null ? "" : bound.toPlainString();
    }
}
