package casebook.enrollment.subject;

import casebook.enrollment.allocation.Cohorts;
import casebook.enrollment.study.Sites;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.time.PlausibleDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes a subject into the study and gives them the cohort's next slot, or says every reason why not. */
public final class EnrollSubject {
    private final ChooseCohort chooseCohort;
    private final AssessEligibility assessEligibility;
    private final Sites sites;
    private final Cohorts cohorts;
    private final Subjects subjects;

    public EnrollSubject(
            ChooseCohort chooseCohort,
            AssessEligibility assessEligibility,
            Sites sites,
            Cohorts cohorts,
            Subjects subjects) {
        this.chooseCohort = chooseCohort;
        this.assessEligibility = assessEligibility;
        this.sites = sites;
        this.cohorts = cohorts;
        this.subjects = subjects;
    }

    /** @param cohort none for the next that is to be filled */
    public Enrolled enroll(
            StudyId study, SubjectId id, long revision, LocalDate on, @Nullable String cohort, Attribution by) {
        var subject = subjects.toChange(study, id, revision).as(InScreening.class, "in screening");
        // Choosing locks all that the decision rests on; only then is the evidence read.
        var chosen = chooseCohort.choose(subject, cohort);
        refuse(EnrollmentRule.ALL.reasons(request(subject, on, chosen, by)));
        var allocation = chosen.cohort().next();
        cohorts.take(study, allocation, id);
        var enrolled = subject.enroll(Objects.requireNonNull(subject.decision()), on, allocation);
        subjects.enrolled(enrolled, by);
        return enrolled;
    }

    private EnrollmentRequest request(InScreening subject, LocalDate on, ChosenCohort chosen, Attribution by) {
        var registration = subject.registration();
        var assessed = assessEligibility.assess(subject);
        return new EnrollmentRequest(
                subject,
                on,
                sites.need(registration.study(), registration.site()).today(by.at()),
                new RunIn(
                        subject.consents().opening().consentedOn(),
                        assessed.version().definition().runInMaximum()),
                assessed.assessment().evidence().basis(),
                chosen);
    }

    private static void refuse(List<Reason> reasons) {
        var onlyFull = reasons.size() == 1 && reasons.getFirst().code().equals("cohort-full");
        var onlyImplausible = reasons.stream().allMatch(PlausibleDate::says);
        var otherwise = onlyImplausible ? ProblemType.INVALID_CONTENT : ProblemType.NOT_ELIGIBLE;
        Refused.ifAny(onlyFull ? ProblemType.COHORT_FULL : otherwise, reasons);
    }
}
