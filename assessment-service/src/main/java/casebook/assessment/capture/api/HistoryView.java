package casebook.assessment.capture.api;

import casebook.assessment.capture.FormRevision;
import casebook.assessment.form.AnswerChange;
import casebook.assessment.form.Answers;
import casebook.kernel.attribution.Attribution;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A form's revisions, each with what it changed. */
final class HistoryView {
    private HistoryView() {}

    @Schema(description = "One revision of a form: its state, what it changed, and who made it so.")
    record RevisionView(
            long revision,

            @Schema(enumeration = {"started", "entered", "completed", "corrected"})
            String action,

            Attribution attribution,
            List<ChangeView> changes,
            FormView state) {}

    @Schema(description = "One answer that became another.")
    record ChangeView(
            String item,

            @Schema(description = "The answer before; null where there was none") @Nullable
            Object old,

            @Schema(description = "The answer after; null where it was removed") @JsonProperty("new") @Nullable
            Object now) {
        static ChangeView of(AnswerChange change) {
            return new ChangeView(change.item(), change.old(), change.now());
        }
    }

    static List<RevisionView> of(List<FormRevision> revisions) {
        var views = new ArrayList<RevisionView>();
        var before = Answers.NONE;
        for (var revision : revisions) {
            var after = revision.form().content().answers();
            views.add(new RevisionView(
                    revision.revision(),
                    revision.action().wireName(),
                    revision.by(),
                    before.changesTo(after).stream().map(ChangeView::of).toList(),
                    FormView.of(revision, List.of())));
            before = after;
        }
        return views;
    }
}
