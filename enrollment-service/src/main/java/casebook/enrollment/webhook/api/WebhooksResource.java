package casebook.enrollment.webhook.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.Writes;
import casebook.enrollment.webhook.ChangeWebhook;
import casebook.enrollment.webhook.ChangeWebhook.Seen;
import casebook.enrollment.webhook.EndpointRule;
import casebook.enrollment.webhook.Secret;
import casebook.enrollment.webhook.SubscribeWebhook;
import casebook.enrollment.webhook.Webhook;
import casebook.enrollment.webhook.WebhookId;
import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.http.Revisions;
import casebook.kernel.identity.StudyId;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The webhooks of a study. */
@Path("/api/v1/studies/{study}/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "Events of the study, told to addresses of the sponsor's.")
public class WebhooksResource {
    private final WebhookAccess access;
    private final Writes writes;
    private final EndpointRule rule;
    private final SubscribeWebhook subscribeWebhook;
    private final ChangeWebhook changeWebhook;

    WebhooksResource(
            WebhookAccess access,
            Writes writes,
            EndpointRule rule,
            SubscribeWebhook subscribeWebhook,
            ChangeWebhook changeWebhook) {
        this.access = access;
        this.writes = writes;
        this.rule = rule;
        this.subscribeWebhook = subscribeWebhook;
        this.changeWebhook = changeWebhook;
    }

    /** The webhooks of a study, at most twenty. */
    record WebhookList(List<WebhookView> webhooks) {}

    @POST
    @Requires(Permission.MANAGE_WEBHOOK)
    @Operation(
            summary = "Tells events to an address from now on",
            description =
                    "The answer holds the secret that deliveries are signed with; it is shown this once. A retry with the"
                            + " same Idempotency-Key is answered without it. What is told is what the caller may read, at the sites at"
                            + " which they may read it.")
    @APIResponseSchema(value = WebhookView.class, responseCode = "201", responseDescription = "Subscribed")
    public RestResponse<WebhookView> subscribe(
            @PathParam("study") StudyId study,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable WebhookRequest body) {
        var request = RequestCheck.body(body);
        var subscription = access.within(study, request.checked(rule));
        var id = new WebhookId(UuidCreator.getTimeOrderedEpoch());
        var secret = Secret.fresh();
        return writes.once(
                ChainId.ofStudy(study),
                idempotencyKey,
                "subscribe-webhook",
                request,
                () -> created(subscribeWebhook.subscribe(study, id, subscription, secret, access.by(study)), secret),
                first -> created(subscribed(study, first), null));
    }

    private static RestResponse<WebhookView> created(Webhook webhook, @Nullable Secret secret) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, WebhookView.of(webhook, secret))
                .header("ETag", Revisions.tag(webhook.revision()))
                .location(URI.create(WebhookView.self(webhook)))
                .build();
    }

    /** As it is now: a retry must not show what it no longer is. */
    private Webhook subscribed(StudyId study, AuditRecord first) {
        return access.visible(study, first.body().path("webhook").asText());
    }

    @GET
    @Requires(Permission.READ_WEBHOOK)
    @Operation(summary = "Lists the webhooks that the caller may see")
    public WebhookList list(@PathParam("study") StudyId study) {
        return new WebhookList(
                access.visible(study).stream().map(WebhookView::of).toList());
    }

    @GET
    @Path("/{webhook}")
    @Requires(Permission.READ_WEBHOOK)
    @Operation(summary = "Reads a webhook, without its secret")
    @APIResponse(responseCode = "200", description = "The webhook; the ETag is the revision that changes name")
    public RestResponse<WebhookView> read(@PathParam("study") StudyId study, @PathParam("webhook") String id) {
        return ok(access.visible(study, id), null);
    }

    @PUT
    @Path("/{webhook}")
    @Requires(Permission.MANAGE_WEBHOOK)
    @Operation(
            summary = "Changes the address, or what is told to it",
            description =
                    "Only who may read all that it told before and will tell. What waits goes to the new address.")
    @APIResponse(responseCode = "200", description = "The webhook, changed")
    public RestResponse<WebhookView> change(
            @PathParam("study") StudyId study,
            @PathParam("webhook") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable WebhookRequest body) {
        var seen = new Seen(study, WebhookAccess.id(id), Revisions.required(ifMatch), access::requireReadable);
        var subscription = access.within(study, RequestCheck.body(body).checked(rule));
        return ok(writes.inTransaction(() -> changeWebhook.change(seen, subscription, access.by(study))), null);
    }

    @DELETE
    @Path("/{webhook}")
    @Requires(Permission.MANAGE_WEBHOOK)
    @Operation(summary = "Ends a webhook", description = "What waits is not told any more. Its audit trail stays.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(
            @PathParam("study") StudyId study,
            @PathParam("webhook") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var seen = new Seen(study, WebhookAccess.id(id), Revisions.required(ifMatch), access::requireVisible);
        writes.inTransaction(() -> {
            changeWebhook.delete(seen, access.by(study));
            return seen;
        });
    }

    @POST
    @Path("/{webhook}/secret")
    @Requires(Permission.MANAGE_WEBHOOK)
    @Operation(
            summary = "Makes a new secret",
            description =
                    "It is shown this once. For a day deliveries carry two signatures, of the new and of the old one.")
    @APIResponseSchema(
            value = WebhookView.class,
            responseCode = "200",
            responseDescription = "The webhook, with the new secret")
    public RestResponse<WebhookView> rotate(
            @PathParam("study") StudyId study,
            @PathParam("webhook") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var seen = new Seen(study, WebhookAccess.id(id), Revisions.required(ifMatch), access::requireReadable);
        var secret = Secret.fresh();
        return ok(writes.inTransaction(() -> changeWebhook.rotate(seen, secret, access.by(study))), secret);
    }

    @POST
    @Path("/{webhook}/enablement")
    @Requires(Permission.MANAGE_WEBHOOK)
    @Operation(
            summary = "Enables a webhook that was disabled",
            description = "Events are told from now on; replay from `missingSince` for those that were missed.")
    @APIResponseSchema(
            value = WebhookView.class,
            responseCode = "200",
            responseDescription = "The webhook, active again")
    public RestResponse<WebhookView> enable(
            @PathParam("study") StudyId study,
            @PathParam("webhook") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var seen = new Seen(study, WebhookAccess.id(id), Revisions.required(ifMatch), access::requireVisible);
        return ok(writes.inTransaction(() -> changeWebhook.enable(seen, access.by(study))), null);
    }

    private static RestResponse<WebhookView> ok(Webhook webhook, @Nullable Secret secret) {
        return ResponseBuilder.create(RestResponse.Status.OK, WebhookView.of(webhook, secret))
                .header("ETag", Revisions.tag(webhook.revision()))
                .build();
    }
}
