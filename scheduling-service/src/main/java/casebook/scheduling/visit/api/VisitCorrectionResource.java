package casebook.scheduling.visit.api;

import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Limits;
import casebook.kernel.text.WrittenText;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.CorrectVisit;
import casebook.scheduling.visit.Visit;
import casebook.scheduling.visit.VisitCommand;
import casebook.scheduling.visit.api.VisitActs.Request;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Corrects what was recorded of a visit. */
@Path("/api/v1/studies/{study}/subjects/{subject}/visits/{visit}/corrections")
@Tag(name = "Visits")
public class VisitCorrectionResource {
    private static final String OCCURRED_ON = "/occurredOn";

    private final ChangedVisits changed;
    private final CorrectVisit correctVisit;

    VisitCorrectionResource(ChangedVisits changed, CorrectVisit correctVisit) {
        this.changed = changed;
        this.correctVisit = correctVisit;
    }

    @Schema(description = "What rightly became of the visit, and why what was recorded is corrected", examples = """
                    {"status": "occurred", "occurredOn": "2025-03-21", "reason": "Typed 12 for 21"}""")
    record Correction(
            @Schema(
                    required = true,
                    description = "occurred: it took place, on the day of occurredOn; missed: it did not take place;"
                            + " planned: it is still to come",
                    enumeration = {"occurred", "missed", "planned"})
            @Nullable
            String status,

            @Schema(description = "The right day, on the site's calendar: of an occurrence, and of nothing else")
            @Nullable
            LocalDate occurredOn,

            @Schema(
                    required = true,
                    maxLength = Limits.TEXT,
                    description = "The reason for the change; of a visit that was missed also why it was")
            @Nullable
            String reason) {

        /** @throws Refused with everything that is wrong */
        Function<VisitCommand, Visit> by(CorrectVisit correctVisit) {
            Refused.ifAny(
                    ProblemType.INVALID_CONTENT,
                    Stream.concat(WrittenText.lines("/reason", reason, Limits.TEXT), againstStatus())
                            .toList());
            var words = Objects.requireNonNull(reason).strip();
            return switch (Objects.requireNonNull(status)) {
                case "missed" -> command -> correctVisit.toMissed(command, words);
                case "planned" -> command -> correctVisit.toPlanned(command, words);
                default -> {
                    var day = Objects.requireNonNull(occurredOn);
                    yield command -> correctVisit.toOccurred(command, day, words);
                }
            };
        }

        private Stream<Reason> againstStatus() {
            return switch (status) {
                case null -> Stream.of(Reason.at("/status", "required", "It must be there."));
                case "occurred" ->
                    occurredOn == null
                            ? Stream.of(Reason.at(OCCURRED_ON, "required", "What occurred did so on a day."))
                            : Stream.empty();
                case "missed", "planned" ->
                    occurredOn == null
                            ? Stream.empty()
                            : Stream.of(Reason.at(
                                    OCCURRED_ON, "not-with-status", "What did not occur has no day of occurrence."));
                default -> Stream.of(Reason.at("/status", "unknown-value", "One of: occurred, missed, planned."));
            };
        }
    }

    @POST
    @Requires(Permission.RECORD_VISIT)
    @Operation(
            summary = "Corrects what was recorded of the visit, with the reason for the change",
            description =
                    "Of a visit that occurred on another day, or was missed or cancelled by mistake. What was recorded"
                            + " before stays in the audit trail. Visits that are counted from it move, unless they are over. Where"
                            + " the product was given the administration is corrected first, and the visit follows to its day.")
    @APIResponse(responseCode = "200", description = "The visit as it is now, with its new revision as ETag")
    @APIResponse(responseCode = "404", description = "No such visit, or not yours to see")
    @APIResponse(
            responseCode = "409",
            description = "Nothing was recorded, or the present state does not allow it; every reason is named")
    @APIResponse(responseCode = "412", description = "Somebody changed the visit since it was read")
    @APIResponse(responseCode = "422", description = "No reason, no change, or a day that cannot be")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<VisitView> correct(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @PathParam("visit") VisitId visit,
            @HeaderParam("If-Match") @Nullable String seen,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Correction correction) {
        var asked = VisitRequests.body(correction);
        var request = new Request(study, subject, key, "correction of " + visit, asked);
        return changed.answer(request, visit, seen, asked.by(correctVisit));
    }
}
