package casebook.enrollment.subject;

import casebook.enrollment.allocation.Cohort;
import casebook.enrollment.allocation.Sentinel;
import casebook.enrollment.study.PlannedCohort.Staggering;
import java.util.List;

/**
 * The cohort that a subject would be allocated to, and what the allocation rests on.
 *
 * @param cohort locked, so that it stays as it is until the decision is stored
 * @param held whether it is held, or another cohort with its dosage
 * @param earlierOpen whether a cohort that is filled before this one still has a free slot
 * @param staggerings every one that must be kept to
 * @param occupants the dosage's subjects in order of slot
 */
record ChosenCohort(
        Cohort cohort, boolean held, boolean earlierOpen, List<Staggering> staggerings, List<Sentinel> occupants) {}
