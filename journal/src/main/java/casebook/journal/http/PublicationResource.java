package casebook.journal.http;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Outbox;
import casebook.journal.event.Relay;
import casebook.journal.event.Transactions;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How an operator repairs an event that others could not read: its record is whole, so it is published from there again. */
@Path("/api/v1/operations/studies/{study}/subjects/{subject}/records/{position: [0-9]{1,18}}/publication")
@Tag(name = "Operations")
public class PublicationResource {
    private final Access access;
    private final Outbox outbox;
    private final OperationsTrail trail;
    private final Transactions transactions;
    private final Relay relay;

    PublicationResource(Access access, Outbox outbox, OperationsTrail trail, Transactions transactions, Relay relay) {
        this.access = access;
        this.outbox = outbox;
        this.trail = trail;
        this.transactions = transactions;
        this.relay = relay;
    }

    @POST
    @Requires(Permission.OPERATE)
    @Operation(
            summary = "Publishes the event of a record of this service again",
            description =
                    "Who could not read it takes it in now, and its chain goes on; who had taken it in does nothing."
                            + " Who, when and why is recorded.")
    @APIResponse(responseCode = "204", description = "It is published in a moment")
    public void again(
            @PathParam("study") StudyId study,
            @Parameter(description = "The subject's id, or - for the study itself") @PathParam("subject")
                    String subject,
            @PathParam("position") long position,
            @Nullable Because because) {
        var by = access.ofStudy(study).because(Because.reasonOf(because));
        var chain = new ChainId(study.value(), subject);
        transactions.run(() -> {
            if (!outbox.publishAgain(chain, position)) {
                throw Refused.notFound("The record");
            }
            trail.publishedAgain(chain, position, by);
        });
        relay.wake();
    }
}
