package casebook.assessment.capture.store;

import casebook.assessment.administration.Administration.Given;
import casebook.assessment.administration.Administration.Omitted;
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

    /** @param repeat left out for the first */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record FormData(
            String visit,
            String form,
            @Nullable Integer repeat,
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
                    content.repeat() == 1 ? null : content.repeat(),
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

    /** What was given, and the form that says so: one write has one event. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record AdministrationData(
            String visit,
            LocalDate administeredOn,
            String product,
            Number cells,
            @Nullable BigDecimal weightKg,
            String form,
            long revision,
            String studyVersion,
            Map<String, Object> items,
            Map<String, Object> derived,
            @Nullable List<ChangeData> changes) {
        static AdministrationData of(Given given, FormData form) {
            return new AdministrationData(
                    given.visit(),
                    given.administeredOn(),
                    given.product(),
                    given.cells(),
                    given.weight(),
                    form.form(),
                    form.revision(),
                    form.studyVersion(),
                    form.items(),
                    form.derived(),
                    form.changes());
        }
    }

    /** That nothing was given, and the form that says so. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record OmissionData(
            String visit,
            LocalDate omittedOn,
            String product,
            String reason,
            String form,
            long revision,
            String studyVersion,
            Map<String, Object> items,
            Map<String, Object> derived,
            @Nullable List<ChangeData> changes) {
        static OmissionData of(Omitted omitted, FormData form) {
            return new OmissionData(
                    omitted.visit(),
                    omitted.omittedOn(),
                    omitted.product(),
                    omitted.reason(),
                    form.form(),
                    form.revision(),
                    form.studyVersion(),
                    form.items(),
                    form.derived(),
                    form.changes());
        }
    }

    static EventDraft of(FormWrite write) {
        var next = write.next();
        return switch (next.action()) {
            case STARTED, ENTERED -> EventDraft.anchor();
            case COMPLETED -> stated(write, "form-completed.v1", FormData.of(next, null));
            case CORRECTED -> stated(write, "form-corrected.v1", FormData.of(next, changes(write)));
        };
    }

    /** Where the form says what was given, or omitted, the event is that, and carries the form. */
    private static EventDraft stated(FormWrite write, String type, FormData form) {
        return switch (write.administration()) {
            case null -> new EventDraft(type, Json.tree(form));
            case Given given ->
                new EventDraft("administration-recorded.v1", Json.tree(AdministrationData.of(given, form)));
            case Omitted omitted ->
                new EventDraft("administration-omitted.v1", Json.tree(OmissionData.of(omitted, form)));
        };
    }

    private static List<ChangeData> changes(FormWrite write) {
        var reason = Objects.requireNonNull(write.next().by().reason(), "a correction has a reason");
        return write.corrections().stream()
                .map(change -> ChangeData.of(change, reason))
                .toList();
    }
}
