package casebook.assessment.capture.store;

import casebook.assessment.capture.CapturedForm;
import casebook.assessment.capture.CapturedForm.Completed;
import casebook.assessment.capture.CapturedForm.Content;
import casebook.assessment.capture.CapturedForm.InProgress;
import casebook.assessment.form.Answers;
import casebook.assessment.form.Finding;
import casebook.assessment.form.Severity;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A captured form as a record of the journal has it.
 *
 * @param repeat left out for the first
 */
record FormDocument(
        String visit,
        String form,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer repeat,
        String studyVersion,
        String status,
        LocalDate observedOn,
        Map<String, Object> items,
        Map<String, Object> derived,
        List<FindingDocument> findings) {
    private static final String IN_PROGRESS = "in-progress";
    private static final String COMPLETED = "completed";

    record FindingDocument(String edit, String severity, String message, List<String> items) {
        static FindingDocument of(Finding finding) {
            return new FindingDocument(
                    finding.edit(), finding.severity().wireName(), finding.message(), finding.items());
        }

        Finding toDomain() {
            return new Finding(edit, Severity.of(severity), message, items);
        }
    }

    static FormDocument of(CapturedForm form) {
        var content = form.content();
        var status = switch (form) {
            case InProgress _ -> IN_PROGRESS;
            case Completed _ -> COMPLETED;
        };
        return new FormDocument(
                content.visit(),
                content.form(),
                content.repeat() == 1 ? null : content.repeat(),
                content.studyVersion(),
                status,
                content.observedOn(),
                content.answers().values(),
                content.derived(),
                content.findings().stream().map(FindingDocument::of).toList());
    }

    CapturedForm toDomain() {
        var content = new Content(
                visit,
                form,
                repeat == null ? 1 : repeat,
                studyVersion,
                observedOn,
                new Answers(items),
                derived,
                findings.stream().map(FindingDocument::toDomain).toList());
        return switch (status) {
            case IN_PROGRESS -> new InProgress(content);
            case COMPLETED -> new Completed(content);
            default -> throw new IllegalStateException("No form is " + status);
        };
    }
}
