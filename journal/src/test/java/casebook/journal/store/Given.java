package casebook.journal.store;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Entry.Idempotency;
import casebook.journal.audit.Json;
import casebook.journal.audit.RecordLimit;
import casebook.journal.audit.Surroundings;
import casebook.journal.event.Event;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the contracts write: vital signs of made-up subjects. */
final class Given {
    static final StudyId STUDY = new StudyId("hynrcs-allo-als-02");
    static final Attribution INES = new Attribution(
            "u-1", "Ines Cho", "investigator", "Hanyang", "HYU", Instant.parse("2026-01-05T09:00:00.123456Z"), null);

    /** The example of the W3C. */
    static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    /** The default. */
    static final RecordLimit LIMIT = new RecordLimit(1_000_000);

    /** An append belongs to this trace, and nobody else hears of it. */
    static final Surroundings TRACED = new Surroundings() {
        @Override
        public String traceparent() {
            return TRACEPARENT;
        }

        @Override
        public void appended(AuditRecord record) {}
    };

    private Given() {}

    static ChainId aChain() {
        return ChainId.of(STUDY, SubjectId.fresh());
    }

    static Entry vitalSigns(ChainId chain, String visit, long revision, double weight) {
        return vitalSigns(chain, visit, revision, weight, null);
    }

    static Entry vitalSigns(
            ChainId chain, String visit, long revision, double weight, @Nullable String idempotencyKey) {
        var body = Json.tree(Map.of("weight", weight, "position", "sitting"));
        return Entry.of(
                chain,
                "form/" + visit + "/vital-signs",
                revision,
                "form",
                "completed",
                null,
                body,
                INES,
                idempotencyKey == null ? null : new Idempotency(idempotencyKey, "digest"),
                new EventDraft("form-completed.v1", body));
    }

    static Event eventAt(ChainId chain, long position) {
        var number = Long.toString(position);
        return new Event(
                "e-" + number,
                "enrollment",
                "subject-enrolled.v1",
                chain,
                "HYU",
                position,
                "hash" + (position - 1),
                "hash" + number,
                INES.at(),
                Json.tree(Map.of("number", "HYU-001")));
    }
}
