package casebook.assessment.form;

import casebook.assessment.form.Checked.Accepted;
import casebook.assessment.form.Checked.Rejected;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One data point of a form.
 *
 * @param minimum the smallest number accepted, in the item's unit
 * @param maximum the largest number accepted, in the item's unit
 * @param codes the answers of an item of type code; empty for any other
 * @param required without an answer the form cannot be completed
 * @param requiredWhen as required, while this rule holds
 */
public record Item(
        String id,
        String name,
        ItemType type,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        List<String> codes,
        boolean required,
        @Nullable String requiredWhen) {

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
