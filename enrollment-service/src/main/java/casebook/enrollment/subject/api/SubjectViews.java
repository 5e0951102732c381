package casebook.enrollment.subject.api;

import casebook.enrollment.study.Sites;
import casebook.enrollment.study.StudyVersions;
import casebook.enrollment.subject.RunIn;
import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.Subject.Completed;
import casebook.enrollment.subject.Subject.Consented;
import casebook.enrollment.subject.Subject.Discontinued;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.enrollment.subject.Subject.ScreenFailed;
import casebook.enrollment.subject.api.SubjectView.RunInView;
import casebook.kernel.http.Revisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Shows subjects as of an instant, with the revision as entity tag. */
@ApplicationScoped
class SubjectViews {
    private final StudyVersions versions;
    private final Sites sites;

    SubjectViews(StudyVersions versions, Sites sites) {
        this.versions = versions;
        this.sites = sites;
    }

    ResponseBuilder<SubjectView> show(RestResponse.Status status, Subject subject, Instant now) {
        return ResponseBuilder.create(status, SubjectView.of(subject, runIn(subject, now)))
                .header("ETag", Revisions.tag(subject.revision()));
    }

    private @Nullable RunInView runIn(Subject subject, Instant now) {
        if (!(subject instanceof Consented consented)) {
            return null;
        }
        var registration = subject.registration();
        var maximum = versions.need(registration.study(), consented.studyVersion())
                .definition()
                .runInMaximum();
        var opening = consented.consents().opening().consentedOn();
        var today = sites.need(registration.study(), registration.site()).today(now);
        return RunInView.of(new RunIn(opening, maximum), lastDayOf(consented, today));
    }

    private static LocalDate lastDayOf(Consented subject, LocalDate today) {
        return switch (subject) {
            case InScreening _ -> today;
            case Enrolled enrolled -> enrolled.enrolledOn();
            case Completed completed -> completed.enrolled().enrolledOn();
            case Discontinued discontinued -> discontinued.enrolled().enrolledOn();
            case ScreenFailed failed -> failed.failedOn();
        };
    }
}
