package casebook.journal.http;

import casebook.journal.event.CopyRebuild;
import casebook.journal.event.ParkedEvents;
import casebook.journal.event.Transactions;
import casebook.journal.http.AuditTrails.TrailPage;
import casebook.journal.http.AuditTrails.TrailRecord;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an operator does at one service: look after parked events, rebuild copies. Not routed by the gateway. */
@Path("/api/v1/operations")
@Tag(name = "Operations")
public class OperationsResource {
    private static final int MOST = 200;

    private final ParkedEvents parked;
    private final CopyRebuild rebuild;
    private final Access access;
    private final OperationsTrail trail;
    private final Transactions transactions;
    private final String service;

    OperationsResource(
            ParkedEvents parked,
            CopyRebuild rebuild,
            Access access,
            OperationsTrail trail,
            Transactions transactions,
            @ConfigProperty(name = "casebook.service") String service) {
        this.parked = parked;
        this.rebuild = rebuild;
        this.access = access;
        this.trail = trail;
        this.transactions = transactions;
        this.service = service;
    }

    /** An event that could not be taken in, without its data, which may be clinical. */
    public record ParkedView(
            long id,
            String event,
            String type,
            String source,
            String study,
            String subject,
            long position,
            String reason,
            int attempts,
            @Nullable Instant nextAttemptAt) {
        static ParkedView of(ParkedEvents.Parked parked) {
            var event = parked.event();
            return new ParkedView(
                    parked.id(),
                    event.id(),
                    event.type(),
                    event.source(),
                    event.chain().study(),
                    event.chain().subject(),
                    event.position(),
                    parked.reason(),
                    parked.attempts(),
                    parked.nextAttemptAt());
        }
    }

    /** How many events the copies were made of. */
    public record RebuildView(long events) {}

    @GET
    @Path("/parked-events")
    @Requires(Permission.OPERATE)
    @Operation(summary = "Lists events that could not be taken in, the oldest 200")
    public List<ParkedView> parked() {
        return parked.list(MOST).stream().map(ParkedView::of).toList();
    }

    @POST
    @Path("/parked-events/{id: [0-9]{1,18}}/replay")
    @Requires(Permission.OPERATE)
    @Operation(summary = "Tries a parked event again, now", description = "Who, when and why is recorded.")
    @APIResponse(responseCode = "204", description = "It is tried in a moment")
    public void replay(@PathParam("id") long id, @Nullable Because because) {
        var by = attributed(because);
        transactions.run(() -> {
            var event = parked.find(id).orElseThrow(() -> Refused.notFound("The parked event"));
            trail.replayed(event, by);
            parked.retry(id, access.at());
        });
    }

    @POST
    @Path("/copies/rebuild")
    @Requires(Permission.OPERATE)
    @Operation(
            summary = "Makes this service's copies again from the topics, while it serves",
            description = "Who, when and why is recorded. One at a time; another one is refused.")
    @APIResponse(responseCode = "200", description = "They are made")
    @APIResponse(responseCode = "409", description = "A rebuild is under way, in this or another instance")
    public RebuildView rebuild(@Nullable Because because) {
        var by = attributed(because);
        var events = rebuild.run(() -> transactions.run(() -> trail.rebuilding(service, by)));
        return new RebuildView(events.orElseThrow(() -> new Refused(
                ProblemType.STATE_CONFLICT,
                "rebuild-under-way",
                "The copies are being made anew already; nothing was done.")));
    }

    @GET
    @Path("/audit-trail")
    @Requires(Permission.READ_OPERATIONS)
    @Operation(summary = "Reads what operators did at this service, in order", description = "A page of at most 200.")
    public TrailPage trail(@QueryParam("after") @DefaultValue("0") long after) {
        var page = trail.page(after, MOST);
        var records =
                page.stream().map(record -> TrailRecord.of(service, record)).toList();
        return new TrailPage(records, page.size() < MOST ? null : page.getLast().position());
    }

    private Attribution attributed(@Nullable Because because) {
        return access.ofStudy(null).because(Because.reasonOf(because));
    }
}
