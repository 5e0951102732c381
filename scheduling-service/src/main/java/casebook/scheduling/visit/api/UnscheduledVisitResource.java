package casebook.scheduling.visit.api;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry.Idempotency;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.http.IdempotencyKeys;
import casebook.journal.http.Positions;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Contact;
import casebook.scheduling.plan.Due;
import casebook.scheduling.plan.Epoch;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.plan.VisitOutline;
import casebook.scheduling.visit.Act.CreationKey;
import casebook.scheduling.visit.AddUnscheduledVisit;
import casebook.scheduling.visit.AddUnscheduledVisit.Addition;
import casebook.scheduling.visit.Visit;
import casebook.scheduling.visit.api.VisitRequests.Unscheduled;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Adds a visit that the protocol did not plan. */
@Path("/api/v1/studies/{study}/subjects/{subject}/visits")
@Tag(name = "Visits")
public class UnscheduledVisitResource {
    private final VisitFinder finder;
    private final Access access;
    private final Positions positions;
    private final IdempotencyKeys keys;
    private final Journal journal;
    private final AddUnscheduledVisit addUnscheduledVisit;

    UnscheduledVisitResource(
            VisitFinder finder,
            Access access,
            Positions positions,
            IdempotencyKeys keys,
            Journal journal,
            AddUnscheduledVisit addUnscheduledVisit) {
        this.finder = finder;
        this.access = access;
        this.positions = positions;
        this.keys = keys;
        this.journal = journal;
        this.addUnscheduledVisit = addUnscheduledVisit;
    }

    /** An added visit as its first record has it, to answer a retry with the first answer. */
    record Added(
            String visit,
            String name,
            String epoch,
            String contact,
            LocalDate plannedOn,
            @Nullable LocalDate occurredOn) {
        Visit toDomain() {
            var outline = new VisitOutline(
                    new VisitId(visit), name, Epoch.of(epoch), Contact.of(contact), List.of(), false, false);
            return occurredOn == null
                    ? new Visit.Planned(outline, Due.on(plannedOn), 1)
                    : new Visit.Occurred(outline, Due.on(plannedOn), 1, occurredOn);
        }
    }

    @POST
    @Requires(Permission.RECORD_VISIT)
    @Operation(
            summary = "Adds an unscheduled visit",
            description =
                    "One that took place already, or one that is planned. Retried with the same Idempotency-Key it"
                            + " answers the same and adds nothing.")
    @APIResponse(
            responseCode = "201",
            description = "The visit, with its revision as ETag",
            content = @Content(schema = @Schema(implementation = VisitView.class)))
    @APIResponse(responseCode = "404", description = "No such subject, or not yours to see")
    @APIResponse(responseCode = "409", description = "The subject does not take part")
    @APIResponse(responseCode = "422", description = "The request breaks a rule; every reason is named")
    public RestResponse<VisitView> add(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            @Nullable Unscheduled unscheduled) {
        var request = VisitRequests.body(unscheduled);
        request.check();
        var participation = finder.subject(study, subject);
        var idempotency = IdempotencyKeys.of(key, "add unscheduled visit", request);
        var addition = new Addition(
                study,
                subject,
                request.name(),
                request.means(),
                request.day(),
                request.occurredOn() != null,
                access.at(participation.site()),
                idempotency == null ? null : new CreationKey(idempotency.key(), idempotency.requestDigest()));
        var visit = idempotency == null ? run(addition) : once(idempotency, addition);
        var place = uri.getAbsolutePathBuilder().path(visit.id().value()).build();
        return VisitAnswers.created(VisitView.of(visit, participation.enrolledOn()), place);
    }

    private Visit run(Addition addition) {
        return QuarkusTransaction.requiringNew().call(() -> addUnscheduledVisit.run(addition));
    }

    private Visit once(Idempotency idempotency, Addition addition) {
        var chain = ChainId.of(addition.study(), addition.subject());
        var record = keys.once(chain, idempotency, () -> {
            run(addition);
            return journal.ofIdempotencyKey(chain, idempotency.key()).orElseThrow();
        });
        positions.wrote(record);
        return Json.as(record.body(), Added.class).toDomain();
    }
}
