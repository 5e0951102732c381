package casebook.enrollment.subject;

import casebook.enrollment.study.Sites;
import casebook.enrollment.study.StudyVersions;
import casebook.enrollment.subject.Subject.Completed;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.kernel.time.PlausibleDate;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Records that a subject went through the whole study: only once the final visit took place. */
public final class CompleteSubject {
    private static final String COMPLETED_ON = "/completedOn";

    private final StudyVersions versions;
    private final Sites sites;
    private final Visits visits;
    private final Subjects subjects;

    public CompleteSubject(StudyVersions versions, Sites sites, Visits visits, Subjects subjects) {
        this.versions = versions;
        this.sites = sites;
        this.visits = visits;
        this.subjects = subjects;
    }

    public Completed complete(StudyId study, SubjectId id, long revision, LocalDate on, Attribution by) {
        var subject = subjects.toChange(study, id, revision).as(Enrolled.class, "enrolled");
        var finalVisit =
                versions.need(study, subject.studyVersion()).definition().finalVisit();
        var finalVisitOn = visits.occurredOn(study, id, finalVisit)
                .orElseThrow(() -> new Refused(
                        ProblemType.STATE_CONFLICT,
                        "final-visit-not-occurred",
                        "The final visit " + finalVisit + " has not taken place."));
        var today = sites.need(study, subject.registration().site()).today(by.at());
        Refused.ifAny(
                Stream.concat(
                                Dates.notBefore(COMPLETED_ON, on, finalVisitOn, "the final visit"),
                                Dates.notBeforeLast(
                                        COMPLETED_ON,
                                        on,
                                        visits.lastDay(study, id).filter(finalVisitOn::isBefore)))
                        .toList(),
                PlausibleDate.happened(COMPLETED_ON, on, today).toList());
        var completed = subject.complete(on);
        subjects.completed(completed, by);
        return completed;
    }
}
