package casebook.enrollment.subject.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.eligibility.Judgement;
import casebook.enrollment.subject.DecideEligibility.Judged;
import casebook.kernel.refusal.Reason;
import casebook.kernel.text.Limits;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The investigator's judgement of every criterion. */
record DecisionRequest(
        @Schema(examples = "2025-03-24", required = true) @Nullable
        LocalDate decidedOn,

        @Schema(
                description = "One for every criterion of the study version",
                maxItems = Limits.CRITERIA,
                required = true)
        @Nullable
        List<@Nullable JudgementRequest> criteria) {
    private static final JudgementRequest NOTHING = new JudgementRequest(null, null);

    /** What is judged of one criterion. */
    record JudgementRequest(
            @Schema(maxLength = Limits.WORD, examples = "I4", required = true) @Nullable
            String id,

            @Schema(
                    enumeration = {"met", "not-met"},
                    required = true)
            @Nullable
            String judgement) {}

    Judged toJudged() {
        var check = new RequestCheck();
        var on = check.date("/decidedOn", decidedOn);
        var judgements = new LinkedHashMap<String, Judgement>();
        List<@Nullable JudgementRequest> given =
                check.list("/criteria", check.given("/criteria", criteria, List.of()), Limits.CRITERIA);
        for (int i = 0; i < given.size(); i++) {
            var pointer = "/criteria/" + i;
            var one = given.get(i) == null ? NOTHING : given.get(i);
            var id = check.line(pointer + "/id", one.id(), Limits.WORD);
            if (judgements.containsKey(id)) {
                check.fault(Reason.at(pointer + "/id", "judged-twice", "The criterion is judged twice."));
            }
            judgements.put(
                    id, check.word(pointer + "/judgement", one.judgement(), Judgement.values(), Judgement::word));
        }
        check.refuse();
        return new Judged(on, judgements);
    }
}
