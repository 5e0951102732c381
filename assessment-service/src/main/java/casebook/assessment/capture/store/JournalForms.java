package casebook.assessment.capture.store;

import casebook.assessment.administration.Administration;
import casebook.assessment.capture.Act.RetryKey;
import casebook.assessment.capture.CapturedForms;
import casebook.assessment.capture.FormPlace;
import casebook.assessment.capture.FormRevision;
import casebook.assessment.capture.FormRevision.Action;
import casebook.assessment.capture.FormWrite;
import casebook.assessment.capture.SubjectKey;
import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.Idempotency;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Journal.DuplicateRequest;
import casebook.journal.audit.Journal.StaleRevision;
import casebook.journal.audit.Json;
import casebook.journal.event.Transactions;
import casebook.journal.http.Positions;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Captured forms as records of the journal: one key for each form, and one for what was given at a visit. */
@Singleton
class JournalForms implements CapturedForms {
    private static final String PREFIX = "form/";

    private final Journal journal;
    private final Transactions transactions;
    private final Positions positions;

    JournalForms(Journal journal, Transactions transactions, Positions positions) {
        this.journal = journal;
        this.transactions = transactions;
        this.positions = positions;
    }

    @Override
    public FormRevision keep(FormWrite write) {
        var entries = new ArrayList<Entry>();
        entries.add(formEntry(write));
        if (write.administration() != null) {
            entries.add(administrationEntry(write, write.administration()));
        }
        try {
            append(entries).forEach(positions::wrote);
        } catch (StaleRevision stale) {
            throw write.before() == null ? exists(write.place(), stale) : stale;
        }
        return write.next();
    }

    /** Form and administration are there together or not at all, where the store has transactions; else in this order. */
    private List<AuditRecord> append(List<Entry> entries) {
        if (entries.size() == 1) {
            return List.of(journal.append(entries.getFirst()));
        }
        var records = new ArrayList<AuditRecord>();
        transactions.run(() -> entries.forEach(entry -> records.add(journal.append(entry))));
        return records;
    }

    private RuntimeException exists(FormPlace place, StaleRevision stale) {
        return latest(place)
                .<RuntimeException>map(there -> new Refused(
                        ProblemType.STATE_CONFLICT,
                        "form-exists",
                        "The form is there already, at revision " + there.revision() + "."))
                .orElse(stale);
    }

    private static Entry formEntry(FormWrite write) {
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
                write.retry() == null
                        ? null
                        : new Idempotency(write.retry().key(), write.retry().requestDigest()),
                FormEvents.of(write));
    }

    private static JsonNode body(FormRevision revision) {
        return Json.tree(FormDocument.of(revision.form()));
    }

    private Entry administrationEntry(FormWrite write, Administration administration) {
        var chain = chain(write.place().subject());
        var key = "administration/" + administration.visit();
        // A first completion states it for the first time; only a correction can find one there.
        var before =
                write.next().action() == Action.CORRECTED ? journal.latest(chain, key) : Optional.<AuditRecord>empty();
        var event = FormEvents.of(administration);
        return Entry.of(
                chain,
                key,
                before.map(AuditRecord::revision).orElse(0L) + 1,
                "administration",
                before.isEmpty() ? "recorded" : "corrected",
                before.map(AuditRecord::body).orElse(null),
                Json.parse(Json.text(event.data())),
                write.next().by(),
                null,
                event);
    }

    @Override
    public FormRevision once(SubjectKey subject, @Nullable RetryKey retry, Supplier<FormRevision> write) {
        try {
            return write.get();
        } catch (DuplicateRequest | StaleRevision | Refused refusal) {
            return written(subject, retry).orElseThrow(() -> refusal);
        }
    }

    private Optional<FormRevision> written(SubjectKey subject, @Nullable RetryKey retry) {
        if (retry == null) {
            return Optional.empty();
        }
        var first = journal.ofIdempotencyKey(chain(subject), retry.key());
        first.ifPresent(record -> {
            if (!retry.requestDigest().equals(record.requestDigest())) {
                throw new Refused(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "idempotency-key-reused",
                        "Use a new Idempotency-Key for a new request.");
            }
            positions.wrote(record);
        });
        return first.map(JournalForms::toRevision);
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
        return PREFIX + place.visit() + "/" + place.form();
    }
}
