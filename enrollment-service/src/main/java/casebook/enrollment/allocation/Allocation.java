package casebook.enrollment.allocation;

import casebook.enrollment.study.Dosage;

/**
 * Which cohort a subject got, and which slot of what is given there.
 *
 * @param slot of the dosage, counted from 1, never above its cap
 */
public record Allocation(String cohort, int slot, Dosage dosage) {}
