package casebook.enrollment.subject;

import casebook.enrollment.eligibility.Evidence;
import casebook.enrollment.subject.Subject.InScreening;
import java.time.LocalDate;

/**
 * All that a decision to enroll rests on.
 *
 * @param today on the site's calendar
 * @param present what the evidence is taken from now
 */
record EnrollmentRequest(
        InScreening subject,
        LocalDate enrolledOn,
        LocalDate today,
        RunIn runIn,
        Evidence.Basis present,
        ChosenCohort chosen) {}
