package casebook.enrollment.subject.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.eligibility.CompletedForm.Citation;
import casebook.enrollment.eligibility.CriterionAssessment;
import casebook.enrollment.eligibility.Evidence;
import casebook.enrollment.eligibility.Judgement;
import casebook.enrollment.subject.AssessEligibility;
import casebook.enrollment.subject.DecideEligibility;
import casebook.enrollment.subject.Subjects;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.http.Revisions;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.Reason;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Whether a subject may enter the study. */
@Path("/api/v1/studies/{study}/subjects/{subject}")
@Tag(name = "Eligibility", description = "Criteria, their evidence, and the investigator's decision.")
public class EligibilityResource {
    private static final int LONGEST_ID = 3;

    private final Access access;
    private final Subjects subjects;
    private final AssessEligibility assessEligibility;
    private final DecideEligibility decideEligibility;
    private final SubjectSteps steps;

    EligibilityResource(
            Access access,
            Subjects subjects,
            AssessEligibility assessEligibility,
            DecideEligibility decideEligibility,
            SubjectSteps steps) {
        this.access = access;
        this.subjects = subjects;
        this.assessEligibility = assessEligibility;
        this.decideEligibility = decideEligibility;
        this.steps = steps;
    }

    /** A criterion as the evidence stands. */
    record CriterionView(
            @Schema(examples = "I4") String id,

            @Schema(enumeration = {"inclusion", "exclusion"})
            String kind,

            String text,

            @Schema(
                    description = "met: an inclusion's text holds, or an exclusion's does not",
                    enumeration = {"met", "not-met", "not-assessable"})
            String outcome,

            @Schema(description = "The answers it rests on") Map<String, Object> evidence,
            @Schema(description = "What has no answer yet") List<String> missing) {
        static CriterionView of(CriterionAssessment assessed, Evidence evidence) {
            var criterion = assessed.criterion();
            var answers = new TreeMap<>(evidence.values());
            answers.keySet().retainAll(assessed.needed());
            return new CriterionView(
                    criterion.id(),
                    criterion.kind().word(),
                    criterion.text(),
                    assessed.outcome().word(),
                    answers,
                    assessed.missing());
        }
    }

    /** Every criterion, and what was decided last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EligibilityView(
            String studyVersion,
            List<CriterionView> criteria,

            @Schema(description = "The form revisions the evidence is taken from")
            List<Citation> evidence,

            @Nullable DecisionView decision) {}

    /** What is judged of one criterion. */
    record JudgementRequest(
            @Schema(examples = "I4", required = true) @Nullable
            String id,

            @Schema(
                    enumeration = {"met", "not-met"},
                    required = true)
            @Nullable
            String judgement) {}

    /** The investigator's judgement of every criterion. */
    record DecisionRequest(
            @Schema(examples = "2025-03-24", required = true) @Nullable
            LocalDate decidedOn,

            @Schema(description = "One for every criterion of the study version", required = true) @Nullable
            List<JudgementRequest> criteria) {

        Judged toJudged() {
            var check = new RequestCheck();
            var on = check.date("/decidedOn", decidedOn);
            var judgements = new LinkedHashMap<String, Judgement>();
            List<JudgementRequest> given = check.given("/criteria", criteria, List.of());
            for (int i = 0; i < given.size(); i++) {
                var one = given.get(i);
                var pointer = "/criteria/" + i;
                var id = check.text(pointer + "/id", one.id(), LONGEST_ID);
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

    private record Judged(LocalDate on, SequencedMap<String, Judgement> judgements) {}

    @GET
    @Path("/eligibility")
    @Requires(Permission.READ_SUBJECT)
    @Operation(
            summary = "Holds every criterion against the evidence",
            description = "The evidence is what was completed at visits of the run-in, and the consent.")
    @APIResponse(
            responseCode = "200",
            description = "Each criterion with its outcome, its evidence and what is missing")
    public RestResponse<EligibilityView> assess(@PathParam("study") StudyId study, @PathParam("subject") SubjectId id) {
        var subject = subjects.need(study, id);
        access.require(subject.registration().site(), "The subject");
        var assessed = assessEligibility.assess(subject);
        var evidence = assessed.assessment().evidence();
        var view = new EligibilityView(
                assessed.version().version(),
                assessed.assessment().criteria().stream()
                        .map(criterion -> CriterionView.of(criterion, evidence))
                        .toList(),
                evidence.basis().forms(),
                DecisionView.of(subject));
        return ResponseBuilder.ok(view)
                .header("ETag", Revisions.tag(subject.revision()))
                .build();
    }

    @POST
    @Path("/eligibility-decisions")
    @Requires(Permission.DECIDE_ELIGIBILITY)
    @Operation(
            summary = "Records the investigator's judgement of every criterion",
            description = "Refused, with every reason, where one is missing, cannot be judged yet, or the evidence says"
                    + " otherwise. The decision cites the evidence; when that changes, it must be made again.")
    @APIResponse(responseCode = "201", description = "The subject, with the decision")
    public RestResponse<SubjectView> decide(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable DecisionRequest body) {
        var request = RequestCheck.body(body);
        return steps.run(
                new SubjectSteps.Request(study, subject, idempotencyKey, "decide-eligibility", request), by -> {
                    var judged = request.toJudged();
                    return decideEligibility.decide(study, subject, judged.on(), judged.judgements(), by);
                });
    }
}
