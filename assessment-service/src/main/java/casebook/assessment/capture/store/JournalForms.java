package casebook.assessment.capture.store;

import casebook.assessment.capture.Act.RetryKey;
import casebook.assessment.capture.CapturedForms;
import casebook.assessment.capture.FormPlace;
import casebook.assessment.capture.FormRevision;
import casebook.assessment.capture.FormRevision.Action;
import casebook.assessment.capture.FormWrite;
import casebook.assessment.capture.Overtaken;
import casebook.assessment.capture.SubjectKey;
import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.Idempotency;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Journal.StaleRevision;
import casebook.journal.audit.Json;
import casebook.journal.http.IdempotencyKeys;
import casebook.journal.http.Positions;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Captured forms as records of the journal: one key for each form, one record and one event for each write. */
@Singleton
class JournalForms implements CapturedForms {
    private static final String PREFIX = "form/";

    private final Journal journal;
    private final Positions positions;
    private final IdempotencyKeys keys;

    JournalForms(Journal journal, Positions positions, IdempotencyKeys keys) {
        this.journal = journal;
        this.positions = positions;
        this.keys = keys;
    }

    @Override
    public FormRevision keep(FormWrite write) {
        try {
            positions.wrote(appended(write));
        } catch (Journal.Overtaken _) {
            throw new Overtaken();
        } catch (StaleRevision stale) {
            throw write.before() == null ? exists(write.place(), stale) : stale;
        }
        return write.next();
    }

    private AuditRecord appended(FormWrite write) {
        return write.decidedAt() == null
                ? journal.append(entry(write))
                : journal.appendBehind(write.decidedAt(), entry(write));
    }

    @Override
    public long position(SubjectKey subject) {
        return journal.position(chain(subject));
    }

    private RuntimeException exists(FormPlace place, StaleRevision stale) {
        return latest(place)
                .<RuntimeException>map(there -> new Refused(
                        ProblemType.STATE_CONFLICT,
                        "form-exists",
                        "The form is there already, at revision " + there.revision() + "."))
                .orElse(stale);
    }

    private static Entry entry(FormWrite write) {
        var before = write.before();
        return Entry.of(
                chain(write.place().subject()),
                key(write.place()),
                write.next().revision(),
                "form",
                write.next().action().wireName(),
                before == null ? null : body(before),
                body(write.next()),
                write.next().by(),
                idempotency(write.retry()),
                FormEvents.of(write));
    }

    private static JsonNode body(FormRevision revision) {
        return Json.tree(FormDocument.of(revision.form()));
    }

    @Override
    public FormRevision once(SubjectKey subject, @Nullable RetryKey retry, Supplier<FormRevision> write) {
        return keys.once(chain(subject), idempotency(retry), write, JournalForms::toRevision);
    }

    private static @Nullable Idempotency idempotency(@Nullable RetryKey retry) {
        return retry == null ? null : new Idempotency(retry.key(), retry.requestDigest());
    }

    @Override
    public Optional<FormRevision> latest(FormPlace place) {
        return journal.latest(chain(place.subject()), key(place)).map(JournalForms::toRevision);
    }

    @Override
    public List<FormRevision> history(FormPlace place) {
        return journal.history(chain(place.subject()), key(place)).stream()
                .map(JournalForms::toRevision)
                .toList();
    }

    @Override
    public List<FormRevision> ofSubject(SubjectKey subject) {
        return journal.latestOfEach(chain(subject), PREFIX).stream()
                .map(JournalForms::toRevision)
                .toList();
    }

    private static FormRevision toRevision(AuditRecord record) {
        return new FormRevision(
                record.revision(),
                Json.as(record.body(), FormDocument.class).toDomain(),
                Action.of(record.action()),
                record.attribution());
    }

    private static ChainId chain(SubjectKey subject) {
        return ChainId.of(subject.study(), subject.subject());
    }

    private static String key(FormPlace place) {
        return PREFIX + place.visit() + "/" + place.address();
    }
}
