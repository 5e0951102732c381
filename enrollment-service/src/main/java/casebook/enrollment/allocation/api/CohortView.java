package casebook.enrollment.allocation.api;

import casebook.enrollment.allocation.Cohort;
import casebook.enrollment.study.Dosage;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cohort as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CohortView(
        String cohort,
        String name,
        Dosage dosage,

        @Schema(description = "Whether the study version in force gives the dosage at all")
        boolean inForce,

        @Schema(description = "The most subjects that may be given the dosage; 0 where it is no more in force")
        int cap,

        @Schema(description = "How many were given the dosage, in this cohort or in one of another name")
        int taken,

        @Schema(description = "How many first subjects are dosed alone")
        int sentinels,

        @Schema(
                description = "From a sentinel's first administration to the next subject's enrollment",
                examples = "P14D")
        String gap,

        boolean held,

        @Schema(description = "The reason of each hold that was not released, on lines of its own") @Nullable
        String heldBecause) {
    static CohortView of(Cohort cohort) {
        var plan = cohort.plan();
        return new CohortView(
                cohort.id(),
                plan.name(),
                plan.dosage(),
                cohort.inForce(),
                plan.cap(),
                cohort.occupants().size(),
                plan.staggering().sentinels(),
                plan.staggering().gap().toString(),
                cohort.held(),
                cohort.heldBecause());
    }
}
