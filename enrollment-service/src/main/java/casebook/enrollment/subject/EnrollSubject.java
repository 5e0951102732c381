package casebook.enrollment.subject;

import casebook.enrollment.allocation.Cohort;
import casebook.enrollment.allocation.Cohorts;
import casebook.enrollment.allocation.Sentinel;
import casebook.enrollment.study.Sites;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes a subject into the study and gives them the cohort's next slot, or says every reason why not. */
public final class EnrollSubject {
    private final AssessEligibility assessEligibility;
    private final Sites sites;
    private final Cohorts cohorts;
    private final Visits visits;
    private final Subjects subjects;

    public EnrollSubject(
            AssessEligibility assessEligibility, Sites sites, Cohorts cohorts, Visits visits, Subjects subjects) {
        this.assessEligibility = assessEligibility;
        this.sites = sites;
        this.cohorts = cohorts;
        this.visits = visits;
        this.subjects = subjects;
    }

    /** @param cohort none for the next that is to be filled */
    public Enrolled enroll(
            StudyId study, SubjectId id, long revision, LocalDate on, @Nullable String cohort, Attribution by) {
        var subject = subjects.toChange(study, id, revision).as(InScreening.class, "in screening");
        var request = request(subject, on, cohort, by);
        refuse(EnrollmentRule.ALL.reasons(request));
        var allocation = request.cohort().next();
        cohorts.take(study, allocation, id);
        var enrolled = subject.enroll(Objects.requireNonNull(subject.decision()), on, allocation);
        subjects.enrolled(enrolled, by);
        return enrolled;
    }

    private EnrollmentRequest request(InScreening subject, LocalDate on, @Nullable String asked, Attribution by) {
        var study = subject.registration().study();
        var assessed = assessEligibility.assess(subject);
        var definition = assessed.version().definition();
        var all = cohorts.lock(study, definition.cohorts());
        var cohort = choose(all, asked);
        return new EnrollmentRequest(
                subject,
                on,
                sites.need(study, subject.registration().site()).today(by.at()),
                new RunIn(subject.consents().opening().consentedOn(), definition.runInMaximum()),
                assessed.assessment().evidence().basis(),
                cohort,
                all.subList(0, all.indexOf(cohort)).stream().anyMatch(earlier -> !earlier.full()),
                cohort.occupants().stream()
                        .map(occupant -> sentinel(study, occupant))
                        .toList());
    }

    private static Cohort choose(List<Cohort> cohorts, @Nullable String asked) {
        return asked == null
                ? cohorts.stream().filter(cohort -> !cohort.full()).findFirst().orElse(cohorts.getLast())
                : cohorts.stream()
                        .filter(cohort -> cohort.id().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> new Refused(
                                ProblemType.INVALID_CONTENT,
                                Reason.at("/cohort", "unknown-cohort", "The study version has no such cohort.")));
    }

    private Sentinel sentinel(StudyId study, SubjectId occupant) {
        var participates = subjects.need(study, occupant) instanceof Enrolled;
        return new Sentinel(visits.firstAdministeredOn(study, occupant).orElse(null), participates);
    }

    private static void refuse(List<Reason> reasons) {
        var onlyFull = reasons.size() == 1 && reasons.getFirst().code().equals("cohort-full");
        Refused.ifAny(onlyFull ? ProblemType.COHORT_FULL : ProblemType.NOT_ELIGIBLE, reasons);
    }
}
