package casebook.enrollment.subject;

import casebook.enrollment.study.Sites;
import casebook.enrollment.subject.Subject.Discontinued;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.Refused;
import casebook.kernel.time.PlausibleDate;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Records that an enrolled subject leaves the study before its end. The slot stays theirs. */
public final class DiscontinueSubject {
    private static final String DISCONTINUED_ON = "/discontinuedOn";

    private final Sites sites;
    private final Visits visits;
    private final Subjects subjects;

    public DiscontinueSubject(Sites sites, Visits visits, Subjects subjects) {
        this.sites = sites;
        this.visits = visits;
        this.subjects = subjects;
    }

    public Discontinued discontinue(
            StudyId study, SubjectId id, long revision, LocalDate on, String reason, Attribution by) {
        var subject = subjects.toChange(study, id, revision).as(Enrolled.class, "enrolled");
        var today = sites.need(study, subject.registration().site()).today(by.at());
        Refused.ifAny(
                Stream.concat(
                                Dates.notBeforeEnrollment(DISCONTINUED_ON, on, subject.enrolledOn()),
                                Dates.notBeforeLast(DISCONTINUED_ON, on, visits.lastDay(study, id)))
                        .toList(),
                PlausibleDate.happened(DISCONTINUED_ON, on, today).toList());
        var discontinued = subject.discontinue(on, reason);
        subjects.discontinued(discontinued, by.because(reason));
        return discontinued;
    }
}
