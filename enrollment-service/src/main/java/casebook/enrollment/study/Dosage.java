package casebook.enrollment.study;

import java.math.BigDecimal;

/**
 * What one administration gives.
 *
 * @param amountPerKg for one kilogram of body weight, in {@code unit}
 * @param unit such as {@code cells/kg}
 */
public record Dosage(String id, String product, BigDecimal amountPerKg, String unit, String route) {

    boolean isAsMuchAs(Dosage other) {
        return amountPerKg.compareTo(other.amountPerKg) == 0 && unit.equals(other.unit);
    }

    /** Whether the same is given in the same way, whatever it is called. */
    boolean isSameTreatmentAs(Dosage other) {
        return isAsMuchAs(other) && product.equals(other.product) && route.equals(other.route);
    }
}
