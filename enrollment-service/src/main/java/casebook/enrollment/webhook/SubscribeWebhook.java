package casebook.enrollment.webhook;

import casebook.enrollment.study.StudyVersions;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;

/** Tells the events of a study to an address from now on. */
public final class SubscribeWebhook {
    /** Each event is kept and sent once for each of them. */
    private static final int MOST = 20;

    private final StudyVersions versions;
    private final Webhooks webhooks;

    public SubscribeWebhook(StudyVersions versions, Webhooks webhooks) {
        this.versions = versions;
        this.webhooks = webhooks;
    }

    public Webhook subscribe(StudyId study, WebhookId id, Subscription subscription, Secret secret, Attribution by) {
        versions.requireKnown(study);
        webhooks.lock(study);
        if (webhooks.count(study) >= MOST) {
            throw new Refused(
                    ProblemType.STATE_CONFLICT, "too-many-webhooks", "A study has at most " + MOST + " webhooks.");
        }
        var webhook = Webhook.subscribed(id, study, subscription, by.at());
        webhooks.add(webhook, secret, by);
        webhooks.catchUp(webhook, by.at());
        return webhook;
    }
}
