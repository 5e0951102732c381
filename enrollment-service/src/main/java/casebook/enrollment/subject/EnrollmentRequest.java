package casebook.enrollment.subject;

import casebook.enrollment.allocation.Cohort;
import casebook.enrollment.allocation.Sentinel;
import casebook.enrollment.eligibility.Evidence;
import casebook.enrollment.subject.Subject.InScreening;
import java.time.LocalDate;
import java.util.List;

/**
 * All that a decision to enroll rests on.
 *
 * @param today on the site's calendar
 * @param present what the evidence is taken from now
 * @param cohort locked, so that it stays as it is until the decision is stored
 * @param earlierOpen whether a cohort that is filled before this one still has a free slot
 * @param occupants the cohort's subjects in order of slot
 */
record EnrollmentRequest(
        InScreening subject,
        LocalDate enrolledOn,
        LocalDate today,
        RunIn runIn,
        Evidence.Basis present,
        Cohort cohort,
        boolean earlierOpen,
        List<Sentinel> occupants) {}
