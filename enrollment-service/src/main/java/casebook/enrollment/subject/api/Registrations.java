package casebook.enrollment.subject.api;

import casebook.enrollment.Writes;
import casebook.enrollment.subject.RegisterSubject;
import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.Subjects;
import casebook.journal.audit.ChainId;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Registers once for each idempotency key of a site. A registration has no chain that its key could be looked up in before
 * there is a subject; so the site's keys lead to the subjects, each written with its subject.
 */
@ApplicationScoped
class Registrations {
    private final Writes writes;
    private final Subjects subjects;
    private final RegisterSubject registerSubject;

    Registrations(Writes writes, Subjects subjects, RegisterSubject registerSubject) {
        this.writes = writes;
        this.subjects = subjects;
        this.registerSubject = registerSubject;
    }

    /** Somebody else registered with the key at the same time. */
    private static final class KeyTaken extends RuntimeException {
        private final transient SubjectId by;

        KeyTaken(SubjectId by) {
            super("The key was taken at the same time", null, false, false);
            this.by = by;
        }
    }

    Subject register(StudyId study, SiteId site, @Nullable String key, Object request, Attribution by) {
        var id = key == null
                ? SubjectId.fresh()
                : subjects.ofKey(study, site, key).orElseGet(SubjectId::fresh);
        try {
            return as(id, study, site, key, request, by);
        } catch (KeyTaken taken) {
            return as(taken.by, study, site, key, request, by);
        }
    }

    private Subject as(SubjectId id, StudyId study, SiteId site, @Nullable String key, Object request, Attribution by) {
        return writes.once(
                ChainId.of(study, id),
                key,
                "register-subject",
                request,
                () -> {
                    takeKey(study, site, key, id);
                    return registerSubject.register(study, id, site, by);
                },
                record -> subjects.asOf(study, id, record.revision()));
    }

    private void takeKey(StudyId study, SiteId site, @Nullable String key, SubjectId id) {
        var holder = key == null ? id : subjects.takeKey(study, site, key, id);
        if (!holder.equals(id)) {
            throw new KeyTaken(holder);
        }
    }
}
