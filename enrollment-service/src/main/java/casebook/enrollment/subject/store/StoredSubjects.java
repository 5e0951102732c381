package casebook.enrollment.subject.store;

import casebook.enrollment.Writes;
import casebook.enrollment.Writes.Draft;
import casebook.enrollment.allocation.Allocation;
import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.Subject.Completed;
import casebook.enrollment.subject.Subject.Consented;
import casebook.enrollment.subject.Subject.Discontinued;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.enrollment.subject.Subject.Registered;
import casebook.enrollment.subject.Subject.ScreenFailed;
import casebook.enrollment.subject.SubjectNumber;
import casebook.enrollment.subject.Subjects;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.http.LastRecord;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The subjects in PostgreSQL. The journal comes first in each save: it tells a lost race from a lost database. */
@ApplicationScoped
class StoredSubjects implements Subjects {
    static final String KEY = "subject";

    private final SubjectRows rows;
    private final SubjectNumbers numbers;
    private final Journal journal;
    private final Writes writes;

    StoredSubjects(SubjectRows rows, SubjectNumbers numbers, Journal journal, Writes writes) {
        this.rows = rows;
        this.numbers = numbers;
        this.journal = journal;
        this.writes = writes;
    }

    @Override
    public Optional<Subject> find(StudyId study, SubjectId subject) {
        return rows.of(study, subject).map(SubjectRow::toDomain);
    }

    @Override
    public Optional<Subject> lock(StudyId study, SubjectId subject) {
        return rows.lock(study, subject).map(SubjectRow::toDomain);
    }

    @Override
    public Subject asOf(StudyId study, SubjectId subject, long revision) {
        return journal.history(ChainId.of(study, subject), KEY).stream()
                .filter(record -> record.revision() == revision)
                .map(record -> Json.as(record.body(), SubjectDocument.class).toDomain(study, subject, revision))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Subject> page(StudyId study, Optional<Set<SiteId>> sites, @Nullable SubjectId after, int limit) {
        return rows.page(study, sites, after, limit).stream()
                .map(SubjectRow::toDomain)
                .toList();
    }

    @Override
    public SubjectNumber nextNumber(StudyId study, SiteId site) {
        return numbers.next(study, site);
    }

    @Override
    public Optional<SubjectId> ofKey(StudyId study, SiteId site, String idempotencyKey) {
        return numbers.ofKey(study, site, idempotencyKey);
    }

    @Override
    public SubjectId takeKey(StudyId study, SiteId site, String idempotencyKey, SubjectId subject) {
        return numbers.takeKey(study, site, idempotencyKey, subject);
    }

    @Override
    public void registered(Registered subject, Attribution by) {
        append(subject, null, "registered", SubjectEvents.registered(subject), by);
        rows.persistAndFlush(SubjectRow.of(subject));
    }

    @Override
    public void consented(Consented subject, Attribution by) {
        save(subject, "consented", SubjectEvents.consented(subject), by);
    }

    @Override
    public void withdrew(Consented subject, int consent, Attribution by) {
        var withdrawn = subject.consents().find(consent).orElseThrow();
        save(subject, "withdrew-consent", SubjectEvents.withdrew(withdrawn), by);
    }

    @Override
    public void decided(InScreening subject, Attribution by) {
        var decision = Objects.requireNonNull(subject.decision());
        save(subject, "decided", SubjectEvents.decided(decision), by);
    }

    @Override
    public void enrolled(Enrolled subject, Attribution by) {
        requireFree(subject.registration().study(), subject.allocation());
        save(subject, "enrolled", SubjectEvents.enrolled(subject), by);
    }

    @Override
    public void failedScreening(ScreenFailed subject, Attribution by) {
        save(subject, "failed-screening", SubjectEvents.failedScreening(subject), by);
    }

    @Override
    public void discontinued(Discontinued subject, Attribution by) {
        save(subject, "discontinued", SubjectEvents.discontinued(subject), by);
    }

    @Override
    public void completed(Completed subject, Attribution by) {
        save(subject, "completed", SubjectEvents.completed(subject), by);
    }

    /** A slot that was emptied behind the service's back is still its subject's. */
    private void requireFree(StudyId study, Allocation allocation) {
        rows.inSlot(study, allocation.cohort(), allocation.slot())
                .ifPresent(holder -> LastRecord.requireSame(
                        "slot " + allocation.slot() + " of " + allocation.cohort(),
                        Json.tree(holder.toString()),
                        MissingNode.getInstance()));
    }

    private void save(Subject subject, String action, EventDraft event, Attribution by) {
        var registration = subject.registration();
        var row = rows.of(registration.study(), registration.id()).orElseThrow();
        append(subject, row.document(), action, event, by);
        row.becomes(subject);
        rows.flush();
    }

    private void append(
            Subject subject, @Nullable SubjectDocument before, String action, EventDraft event, Attribution by) {
        var registration = subject.registration();
        var chain = ChainId.of(registration.study(), registration.id());
        var after = SubjectDocument.of(subject);
        writes.append(new Draft(chain, KEY, subject.revision(), "subject", action, before, after, event), by);
    }
}
