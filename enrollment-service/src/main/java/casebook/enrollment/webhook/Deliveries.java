package casebook.enrollment.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be told to endpoints, and what became of it. One event is one delivery to a webhook, however often it comes. */
public interface Deliveries {

    /**
     * An event as it is told.
     *
     * @param event its id, which is the delivery's too
     * @param recordedAt by which the log of deliveries is kept for a while
     * @param body the same bytes at each attempt
     */
    record Message(String event, String type, String subject, Instant recordedAt, String body) {}

    /**
     * Something is due at this endpoint.
     *
     * @param secrets the newest first; none where they cannot be read
     */
    record Endpoint(WebhookId webhook, String address, List<Secret> secrets, boolean failing) {}

    /**
     * A delivery that is this sender's for a while.
     *
     * @param at since when: a first attempt's time is counted from here
     */
    record Claim(long delivery, WebhookId webhook, Message message, Instant at) {}

    /** How many webhooks there are, by how they fare, and how many deliveries wait. */
    record Summary(long active, long failing, long disabled, long waiting) {}

    /** One attempt, in the order in which they were made. */
    record Attempt(int number, Outcome outcome) {}

    /** A delivery as the log shows it. */
    record Logged(
            long delivery,
            Message message,
            String status,
            @Nullable Instant nextAttemptAt,
            List<Attempt> attempts) {}

    /** Keeps a delivery for the webhook, unless the event is kept already. */
    void tell(WebhookId webhook, Message message, Instant at);

    /** The endpoints at which something is due, those that answer first. */
    List<Endpoint> due(Instant now);

    /** Takes deliveries that are due, the oldest first, for so long that nobody else sends them meanwhile. */
    List<Claim> claim(WebhookId webhook, int most, Instant now, Instant until);

    /** Keeps what became of an attempt; the endpoint's failures count, and disable it in the end. */
    void settle(Claim claim, Outcome outcome);

    /** Forgets deliveries that are over, of events that were recorded before, and those of webhooks that were deleted. */
    void forget(Instant before);

    /**
     * Which of them are asked for.
     *
     * @param status only these; none for all
     * @param ofSubjects whether those that tell of subjects too; else of the study itself alone
     * @param before only older ones than this; none for the newest
     */
    record Asked(
            @Nullable String status,
            boolean ofSubjects,
            @Nullable Long before,
            int limit) {}

    /** The newest first. */
    List<Logged> log(WebhookId webhook, Asked asked);

    Summary summary();

    /** A replay that somebody asked for and that is not yet done. */
    record Replay(long replay, Webhook webhook, Instant from, Instant askedAt) {}

    List<Replay> replays();

    /**
     * Makes the delivery due again, unless this replay already did; it comes anew where it was not kept.
     *
     * @return whether the replay is still wanted
     */
    boolean tellAgain(Replay replay, Message message, Instant at);

    void done(Replay replay);
}
