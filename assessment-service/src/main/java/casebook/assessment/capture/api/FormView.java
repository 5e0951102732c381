package casebook.assessment.capture.api;

import casebook.assessment.capture.CapturedForm;
import casebook.assessment.capture.CapturedForm.Completed;
import casebook.assessment.capture.CapturedForm.InProgress;
import casebook.assessment.capture.FormRevision;
import casebook.assessment.form.Finding;
import casebook.kernel.refusal.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A form as it is now. */
@Schema(description = "A form of a visit as it is now.")
record FormView(
        @Schema(examples = "screening") String visit,
        @Schema(examples = "alsfrs-r") String form,

        @Schema(
                description =
                        "Which repeat of the form within the visit: 1, and from 2 on for a repeating form, whose path ends in"
                                + " .2, .3 … up to .999",
                examples = "1")
        int repeat,

        @Schema(description = "The study version it was captured under", examples = "1.0")
        String studyVersion,

        @Schema(enumeration = {"in-progress", "completed"}) String status,

        @Schema(description = "The day of observation, on the site's calendar")
        LocalDate observedOn,

        @Schema(description = "The answers by item id; an unanswered item is left out")
        Map<String, Object> items,

        @Schema(description = "The derived values by id; one that could not be derived is left out")
        Map<String, Object> derived,

        @Schema(description = "Edit checks that do not hold: errors stop completion, warnings are kept")
        List<FindingView> findings,

        @Schema(
                description =
                        "Where it does not agree with its visit as it is known now: other-day-than-visit, visit-missed,"
                                + " visit-cancelled. One of the two is to be corrected. Empty in a history")
        List<Reason> warnings,

        @Schema(description = "The revision, as in the ETag")
        long revision,

        Instant recordedAt,
        String recordedBy) {

    /** An edit check that does not hold. */
    record FindingView(
            String edit,
            @Schema(enumeration = {"error", "warning"}) String severity,

            String message,
            List<String> items) {
        static FindingView of(Finding finding) {
            return new FindingView(finding.edit(), finding.severity().wireName(), finding.message(), finding.items());
        }
    }

    static FormView of(FormRevision revision, List<Reason> warnings) {
        var content = revision.form().content();
        return new FormView(
                content.visit(),
                content.form(),
                content.repeat(),
                content.studyVersion(),
                status(revision.form()),
                content.observedOn(),
                content.answers().values(),
                content.derived(),
                content.findings().stream().map(FindingView::of).toList(),
                warnings,
                revision.revision(),
                revision.by().at(),
                revision.by().name());
    }

    static String status(CapturedForm form) {
        return switch (form) {
            case InProgress _ -> "in-progress";
            case Completed _ -> "completed";
        };
    }
}
