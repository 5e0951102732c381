package casebook.enrollment.webhook.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.Writes;
import casebook.enrollment.webhook.ChangeWebhook;
import casebook.enrollment.webhook.Deliveries;
import casebook.enrollment.webhook.Deliveries.Asked;
import casebook.enrollment.webhook.SendTestEvent;
import casebook.enrollment.webhook.Webhook;
import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.http.PageSize;
import casebook.kernel.http.Revisions;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.Reason;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a webhook was told: the log, a test, and everything again from an instant on. */
@Path("/api/v1/studies/{study}/webhooks/{webhook}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class DeliveriesResource {
    private static final int MOST = 200;

    private final WebhookAccess visible;
    private final Access access;
    private final Writes writes;
    private final Deliveries deliveries;
    private final SendTestEvent sendTestEvent;
    private final ChangeWebhook changeWebhook;

    DeliveriesResource(
            WebhookAccess visible,
            Access access,
            Writes writes,
            Deliveries deliveries,
            SendTestEvent sendTestEvent,
            ChangeWebhook changeWebhook) {
        this.visible = visible;
        this.access = access;
        this.writes = writes;
        this.deliveries = deliveries;
        this.sendTestEvent = sendTestEvent;
        this.changeWebhook = changeWebhook;
    }

    /** How a delivery fares. */
    public enum Status {
        PENDING,
        DELIVERED,
        FAILED;

        /** As a query names it. */
        public static Status fromString(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param next the {@code cursor} of the next page; left out on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryPage(
            List<DeliveryView> deliveries, @Nullable String next) {}

    /** From when on. */
    record ReplayRequest(
            @Schema(
                    description = "Events that were recorded then or later are told again",
                    examples = "2026-03-02T09:00:00Z",
                    required = true)
            @Nullable
            Instant from) {}

    /** The id of the test, as its delivery has it. */
    record TestView(@Schema(description = "`webhook-id`") String event) {}

    @GET
    @Path("/deliveries")
    @Requires(Permission.READ_WEBHOOK)
    @Operation(
            summary = "Lists what was told and what waits, the newest first",
            description = "It is kept for thirty days. Only who may read the subjects that the webhook tells of.")
    public DeliveryPage deliveries(
            @PathParam("study") StudyId study,
            @PathParam("webhook") String id,
            @Parameter(description = "Only these: pending, delivered or failed") @QueryParam("status") @Nullable
                    Status status,
            @Parameter(description = "The `next` of the page before") @QueryParam("cursor") @Nullable Long cursor,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit) {
        var webhook = visible.readable(study, id);
        var size = PageSize.require(limit, MOST);
        var asked = new Asked(status == null ? null : status.word(), visible.readsSubjects(webhook), cursor, size + 1);
        var page = deliveries.log(webhook.id(), asked);
        var shown = page.stream().limit(size).toList();
        return new DeliveryPage(
                shown.stream().map(DeliveryView::of).toList(),
                page.size() > size ? Long.toString(shown.getLast().delivery()) : null);
    }

    @POST
    @Path("/test-event")
    @Requires(Permission.MANAGE_WEBHOOK)
    @Operation(summary = "Sends an event of type webhook-test.v1", description = "Signed and retried like every other.")
    @APIResponseSchema(value = TestView.class, responseCode = "202", responseDescription = "It is on its way")
    public RestResponse<TestView> test(@PathParam("study") StudyId study, @PathParam("webhook") String id) {
        var webhook = visible.visible(study, id);
        var message = TestEvent.at(webhook, access.at());
        sendTestEvent.send(webhook, message, access.at());
        return RestResponse.status(RestResponse.Status.ACCEPTED, new TestView(message.event()));
    }

    @POST
    @Path("/replays")
    @Requires(Permission.MANAGE_WEBHOOK)
    @Operation(
            summary = "Tells everything again that was recorded from an instant on",
            description =
                    "With the same ids as the first time, so a receiver that looks at them takes nothing twice. What"
                            + " was recorded before the webhook was subscribed is told too.")
    @APIResponseSchema(
            value = WebhookView.class,
            responseCode = "202",
            responseDescription = "The topics are being read")
    public RestResponse<WebhookView> replay(
            @PathParam("study") StudyId study,
            @PathParam("webhook") String id,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable ReplayRequest body) {
        var request = RequestCheck.body(body);
        var check = new RequestCheck();
        var from = check.given("/from", request.from(), Instant.EPOCH).truncatedTo(ChronoUnit.MICROS);
        if (from.isAfter(access.at())) {
            check.fault(Reason.at("/from", "instant-in-future", "This has not come yet."));
        }
        check.refuse();
        var webhook = WebhookAccess.id(id);
        return writes.once(
                ChainId.ofStudy(study),
                idempotencyKey,
                "replay-webhook/" + webhook,
                request,
                () -> accepted(changeWebhook.replay(study, webhook, visible::requireReadable, from, visible.by(study))),
                first -> accepted(replayed(study, first)));
    }

    private Webhook replayed(StudyId study, AuditRecord first) {
        return visible.visible(study, first.body().path("webhook").asText());
    }

    private static RestResponse<WebhookView> accepted(Webhook webhook) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, WebhookView.of(webhook))
                .header("ETag", Revisions.tag(webhook.revision()))
                .build();
    }
}
