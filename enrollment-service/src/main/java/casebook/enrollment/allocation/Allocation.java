package casebook.enrollment.allocation;

import casebook.enrollment.study.Dosage;

/**
 * Which place of which cohort a subject got, and what is given there.
 *
 * @param slot counted from 1, never above the cohort's cap
 */
public record Allocation(String cohort, int slot, Dosage dosage) {}
