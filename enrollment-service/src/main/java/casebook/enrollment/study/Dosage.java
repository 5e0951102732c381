package casebook.enrollment.study;

import java.math.BigDecimal;

/**
 * What one administration gives.
 *
 * @param amountPerKg for one kilogram of body weight, in {@code unit}
 * @param unit such as {@code cells/kg}
 */
public record Dosage(String id, String product, BigDecimal amountPerKg, String unit, String route) {}
