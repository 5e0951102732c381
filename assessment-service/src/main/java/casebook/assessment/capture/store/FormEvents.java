package casebook.assessment.capture.store;

import casebook.assessment.administration.Administration;
import casebook.assessment.capture.CapturedForm.Content;
import casebook.assessment.capture.FormRevision;
import casebook.assessment.capture.FormWrite;
import casebook.assessment.form.AnswerChange;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Json;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the other services and the data pipelines are told of a write, made of the state after it. */
final class FormEvents {
    private FormEvents() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record FormData(
            String visit,
            String form,
            long revision,
            LocalDate observedOn,
            String studyVersion,
            Map<String, Object> items,
            Map<String, Object> derived,
            @Nullable List<ChangeData> changes) {
        static FormData of(FormRevision revision, @Nullable List<ChangeData> changes) {
            Content content = revision.form().content();
            return new FormData(
                    content.visit(),
                    content.form(),
                    revision.revision(),
                    content.observedOn(),
                    content.studyVersion(),
                    content.answers().values(),
                    content.derived(),
                    changes);
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record ChangeData(
            String item,
            @Nullable Object old,
            @JsonProperty("new") @Nullable Object now,
            String reason) {
        static ChangeData of(AnswerChange change, String reason) {
            return new ChangeData(change.item(), change.old(), change.now(), reason);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record AdministrationData(
            String visit,
            LocalDate administeredOn,
            String product,
            Number cells,
            @Nullable BigDecimal weightKg) {}

    static EventDraft of(FormWrite write) {
        var next = write.next();
        return switch (next.action()) {
            case STARTED, ENTERED -> EventDraft.anchor();
            case COMPLETED -> new EventDraft("form-completed.v1", Json.tree(FormData.of(next, null)));
            case CORRECTED -> new EventDraft("form-corrected.v1", Json.tree(FormData.of(next, changes(write))));
        };
    }

    private static List<ChangeData> changes(FormWrite write) {
        var reason = Objects.requireNonNull(write.next().by().reason(), "a correction has a reason");
        return write.corrections().stream()
                .map(change -> ChangeData.of(change, reason))
                .toList();
    }

    static EventDraft of(Administration administration) {
        var data = new AdministrationData(
                administration.visit(),
                administration.administeredOn(),
                administration.product(),
                administration.cells(),
                administration.weight());
        return new EventDraft("administration-recorded.v1", Json.tree(data));
    }
}
