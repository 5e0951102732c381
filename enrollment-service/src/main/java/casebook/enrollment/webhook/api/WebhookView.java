package casebook.enrollment.webhook.api;

import casebook.enrollment.webhook.Secret;
import casebook.enrollment.webhook.Webhook;
import casebook.enrollment.webhook.Webhook.Active;
import casebook.enrollment.webhook.Webhook.Disabled;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
        @Schema(examples = "01976e0f-6c5e-7b1a-9d2e-3f4a5b6c7d8e")
        String id,

        @Schema(examples = "https://sponsor.example/casebook")
        String address,

        @Nullable String description,
        List<String> types,

        @Schema(description = "Whose subjects' events are told; left out for every site") @Nullable
        List<String> sites,

        @Schema(enumeration = {"active", "disabled"}) String status,

        @Schema(description = "Events recorded from then on are told") @Nullable
        Instant since,

        @Nullable DisabledView disabled,

        @Schema(description = "Only in the answer to who made it: nobody is shown it again", examples = "whsec_…")
        @Nullable
        String secret,

        @Schema(description = "When the secret in use was made")
        Instant secretSince,

        @Schema(description = "From when on events were told again last") @Nullable
        Instant replayedFrom,

        Map<String, String> links) {

    /** Why nothing is told, and from when on events may be missing. */
    record DisabledView(
            Instant at,

            @Schema(enumeration = {"no-success", "gone"}) String because,

            @Schema(description = "The first failure after the last success")
            Instant failingSince,

            @Schema(description = "Replay from here after enabling: events recorded from then on may be missing")
            Instant missingSince) {
        static DisabledView of(Disabled disabled) {
            return new DisabledView(
                    disabled.at(), disabled.because().word(), disabled.failingSince(), disabled.missingSince());
        }
    }

    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView of(Webhook webhook, @Nullable Secret secret) {
        var subscription = webhook.subscription();
        return new WebhookView(
                webhook.id().toString(),
                subscription.address(),
                subscription.description(),
                subscription.types(),
                subscription.sites(),
                webhook.isActive() ? "active" : "disabled",
                webhook.state() instanceof Active active ? active.since() : null,
                webhook.state() instanceof Disabled disabled ? DisabledView.of(disabled) : null,
                secret == null ? null : secret.shown(),
                webhook.secretSince(),
                webhook.replayedFrom(),
                Map.of("self", self(webhook), "deliveries", self(webhook).concat("/deliveries")));
    }

    static String self(Webhook webhook) {
        return "/api/v1/studies/" + webhook.study() + "/webhooks/" + webhook.id();
    }
}
