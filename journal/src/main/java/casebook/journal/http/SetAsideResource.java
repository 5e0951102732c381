package casebook.journal.http;

import casebook.journal.event.Outbox;
import casebook.journal.event.SetAside;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an operator has to mend before a chain's events go on: the events that the broker refuses for good. */
@Path("/api/v1/operations/set-aside-events")
@Tag(name = "Operations")
public class SetAsideResource {
    private static final int MOST = 200;

    private final Outbox outbox;

    SetAsideResource(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A record whose event could not be published, without its data, which may be clinical. */
    public record SetAsideView(String study, String subject, long position, String reason, Instant since) {
        static SetAsideView of(SetAside one) {
            return new SetAsideView(
                    one.chain().study(), one.chain().subject(), one.position(), one.reason(), one.since());
        }
    }

    @GET
    @Requires(Permission.OPERATE)
    @Operation(
            summary = "Lists events that the broker refuses, the oldest 200",
            description = "The later ones of the same chain wait behind each, those of others go on. When the cause is"
                    + " mended, the publication of the record is asked for again.")
    public List<SetAsideView> list() {
        return outbox.setAside(MOST).stream().map(SetAsideView::of).toList();
    }
}
