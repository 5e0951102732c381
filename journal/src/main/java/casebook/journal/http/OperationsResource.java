package casebook.journal.http;

import casebook.journal.event.CopyRebuild;
import casebook.journal.event.ParkedEvents;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
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

    OperationsResource(ParkedEvents parked, CopyRebuild rebuild, Access access) {
        this.parked = parked;
        this.rebuild = rebuild;
        this.access = access;
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
    @Path("/parked-events/{id}/replay")
    @Requires(Permission.OPERATE)
    @Operation(summary = "Tries a parked event again, now")
    public void replay(@PathParam("id") long id) {
        if (!parked.retry(id, access.at())) {
            throw Refused.notFound("The parked event");
        }
    }

    @POST
    @Path("/copies/rebuild")
    @Requires(Permission.OPERATE)
    @Operation(summary = "Makes this service's copies again from the topics, while it serves")
    public RebuildView rebuild() {
        return new RebuildView(rebuild.run());
    }
}
