package casebook.enrollment.webhook;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Changes a webhook, by compare-and-set: another address or other events, another secret, enabled again, gone. */
public final class ChangeWebhook {
    private final Webhooks webhooks;
    private final Duration overlap;

    /** @param overlap how long deliveries are signed with the old secret too after a rotation */
    public ChangeWebhook(Webhooks webhooks, Duration overlap) {
        this.webhooks = webhooks;
        this.overlap = overlap;
    }

    /**
     * A webhook as the caller saw it.
     *
     * @param revision what the change was decided on
     * @param permitted refuses where the caller may not change what it is now
     */
    public record Seen(StudyId study, WebhookId id, long revision, Consumer<Webhook> permitted) {}

    public Webhook change(Seen seen, Subscription subscription, Attribution by) {
        var webhook = locked(seen);
        if (webhook.subscription().equals(subscription)) {
            return webhook;
        }
        var changed = webhook.changed(subscription);
        webhooks.save(changed, "changed", by);
        webhooks.catchUp(changed, by.at());
        return changed;
    }

    public Webhook rotate(Seen seen, Secret secret, Attribution by) {
        var rotated = locked(seen).rotated(by.at());
        webhooks.rotate(rotated, secret, by.at().plus(overlap), by);
        return rotated;
    }

    public Webhook enable(Seen seen, Attribution by) {
        var enabled = locked(seen).enabled(by.at());
        webhooks.enable(enabled, by);
        webhooks.catchUp(enabled, by.at());
        return enabled;
    }

    public void delete(Seen seen, Attribution by) {
        webhooks.delete(locked(seen).deleted(), by);
    }

    /** It asks for no revision: what is told again is told as the webhook is then. */
    public Webhook replay(StudyId study, WebhookId id, Consumer<Webhook> permitted, Instant from, Attribution by) {
        var webhook = webhooks.lock(study, id).orElseThrow(ChangeWebhook::notFound);
        permitted.accept(webhook);
        var replayed = webhook.replayed(from);
        webhooks.replay(replayed, from, by);
        return replayed;
    }

    private Webhook locked(Seen seen) {
        var webhook = webhooks.lock(seen.study(), seen.id()).orElseThrow(ChangeWebhook::notFound);
        seen.permitted().accept(webhook);
        if (webhook.revision() != seen.revision()) {
            throw new Refused(
                    ProblemType.STALE_REVISION,
                    "stale-revision",
                    "The webhook was changed. Read it again, then repeat the change on what you see.");
        }
        return webhook;
    }

    static Refused notFound() {
        return Refused.notFound("The webhook");
    }
}
