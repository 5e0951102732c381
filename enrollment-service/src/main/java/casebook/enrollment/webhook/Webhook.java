package casebook.enrollment.webhook;

import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription and what became of it.
 *
 * <pre>
 *  subscribed -> Active -- no success for three days, or 410 --> Disabled
 *                  ^                                                |
 *                  +------------------ enabled ---------------------+
 *  either -> Deleted
 * </pre>
 *
 * @param secretSince when the secret in use was made
 * @param replayedFrom the instant from which events were told again last
 */
public record Webhook(
        WebhookId id,
        StudyId study,
        Subscription subscription,
        State state,
        Instant secretSince,
        @Nullable Instant replayedFrom,
        long revision) {

    /** Whether events are told. */
    public sealed interface State {}

    /** @param since events that were recorded from then on are told */
    public record Active(Instant since) implements State {}

    /**
     * Nothing is told until somebody enables it again.
     *
     * @param failingSince the first failure after the last success
     * @param missingSince from then on events may be missing: the oldest that was given up was recorded then
     */
    public record Disabled(Instant at, Because because, Instant failingSince, Instant missingSince) implements State {}

    /** Only its records are left. */
    public record Deleted() implements State {}

    /** Why nothing more is sent to an endpoint. */
    public enum Because {
        /** It took nothing in the time for which deliveries are retried. */
        NO_SUCCESS,
        /** It answered 410. */
        GONE;

        public String word() {
            return this == GONE ? "gone" : "no-success";
        }
    }

    public static Webhook subscribed(WebhookId id, StudyId study, Subscription subscription, Instant at) {
        return new Webhook(id, study, subscription, new Active(at), at, null, 1);
    }

    /** Whether an event that was recorded then is told as it comes. */
    public boolean hears(String type, boolean ofStudy, @Nullable String site, Instant recordedAt) {
        return state instanceof Active active && !recordedAt.isBefore(active.since()) && covers(type, ofStudy, site);
    }

    /** Whether an event is told again, whenever it was recorded. */
    public boolean covers(String type, boolean ofStudy, @Nullable String site) {
        return subscription.covers(type, ofStudy, site);
    }

    Webhook changed(Subscription changed) {
        return new Webhook(id, study, changed, state, secretSince, replayedFrom, revision + 1);
    }

    Webhook rotated(Instant at) {
        return new Webhook(id, study, subscription, state, at, replayedFrom, revision + 1);
    }

    Webhook replayed(Instant from) {
        requireActive();
        return new Webhook(id, study, subscription, state, secretSince, from, revision + 1);
    }

    Webhook enabled(Instant at) {
        if (!(state instanceof Disabled)) {
            throw new Refused(ProblemType.STATE_CONFLICT, "webhook-not-disabled", "The webhook is not disabled.");
        }
        return in(new Active(at));
    }

    /** Whether anything is sent to its endpoint. */
    public boolean isActive() {
        return state instanceof Active;
    }

    public Webhook disabled(Disabled disabled) {
        return in(disabled);
    }

    Webhook deleted() {
        return in(new Deleted());
    }

    void requireActive() {
        if (!isActive()) {
            throw new Refused(
                    ProblemType.STATE_CONFLICT, "webhook-disabled", "The webhook is disabled. Enable it first.");
        }
    }

    private Webhook in(State next) {
        return new Webhook(id, study, subscription, next, secretSince, replayedFrom, revision + 1);
    }
}
