package casebook.enrollment.subject.api;

import casebook.enrollment.Writes;
import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.Subjects;
import casebook.journal.audit.ChainId;
import casebook.kernel.access.Access;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Runs one step of a subject for an endpoint: only who may, only once, and answered with the subject after it. */
@ApplicationScoped
class SubjectSteps {
    private final Access access;
    private final Writes writes;
    private final Subjects subjects;
    private final SubjectViews views;

    SubjectSteps(Access access, Writes writes, Subjects subjects, SubjectViews views) {
        this.access = access;
        this.writes = writes;
        this.subjects = subjects;
        this.views = views;
    }

    /** A request, as far as it decides whether another one is a retry of it. */
    record Request(
            StudyId study, SubjectId subject, @Nullable String idempotencyKey, String action, Object body) {}

    RestResponse<SubjectView> run(Request request, Function<Attribution, ? extends Subject> step) {
        var study = request.study();
        var id = request.subject();
        var by = access.at(subjects.need(study, id).registration().site());
        var after = writes.<Subject>once(
                ChainId.of(study, id),
                request.idempotencyKey(),
                request.action(),
                request.body(),
                () -> step.apply(by),
                record -> subjects.asOf(study, id, record.revision()));
        return views.show(RestResponse.Status.CREATED, after, access.at()).build();
    }
}
