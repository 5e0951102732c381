package casebook.enrollment.webhook.store;

import casebook.enrollment.webhook.Subscription;
import casebook.enrollment.webhook.Webhook;
import casebook.enrollment.webhook.Webhook.Active;
import casebook.enrollment.webhook.Webhook.Because;
import casebook.enrollment.webhook.Webhook.Deleted;
import casebook.enrollment.webhook.Webhook.Disabled;
import casebook.enrollment.webhook.Webhook.State;
import casebook.enrollment.webhook.WebhookId;
import casebook.kernel.identity.StudyId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook's state as the journal keeps it. Its secret is in no record. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookDocument(
        UUID webhook,
        String address,
        @Nullable String description,
        List<String> types,
        @Nullable List<String> sites,
        String status,
        @Nullable Instant since,
        @Nullable Instant disabledAt,
        @Nullable String because,
        @Nullable Instant failingSince,
        @Nullable Instant missingSince,
        Instant secretSince,
        @Nullable Instant replayedFrom) {
    static final String ACTIVE = "active";
    static final String DISABLED = "disabled";
    static final String DELETED = "deleted";

    static WebhookDocument of(Webhook webhook) {
        var subscription = webhook.subscription();
        var active = webhook.state() instanceof Active state ? state : null;
        var disabled = webhook.state() instanceof Disabled state ? state : null;
        return new WebhookDocument(
                webhook.id().value(),
                subscription.address(),
                subscription.description(),
                subscription.types(),
                subscription.sites(),
                status(webhook.state()),
                active == null ? null : active.since(),
                disabled == null ? null : disabled.at(),
                disabled == null ? null : disabled.because().word(),
                disabled == null ? null : disabled.failingSince(),
                disabled == null ? null : disabled.missingSince(),
                webhook.secretSince(),
                webhook.replayedFrom());
    }

    private static String status(State state) {
        return switch (state) {
            case Active _ -> ACTIVE;
            case Disabled _ -> DISABLED;
            case Deleted _ -> DELETED;
        };
    }

    Webhook toDomain(StudyId study, long revision) {
        return new Webhook(
                new WebhookId(webhook),
                study,
                new Subscription(address, description, types, sites),
                state(),
                secretSince,
                replayedFrom,
                revision);
    }

    private State state() {
        return switch (status) {
            case ACTIVE -> new Active(Objects.requireNonNull(since));
            case DISABLED ->
                new Disabled(
                        Objects.requireNonNull(disabledAt),
                        Because.GONE.word().equals(because) ? Because.GONE : Because.NO_SUCCESS,
                        Objects.requireNonNull(failingSince),
                        Objects.requireNonNull(missingSince));
            default -> new Deleted();
        };
    }
}
