package casebook.enrollment.webhook.store;

import casebook.enrollment.WebhookConfig;
import casebook.enrollment.webhook.Deliveries.Claim;
import casebook.enrollment.webhook.Outcome;
import casebook.enrollment.webhook.RetryPlan;
import casebook.enrollment.webhook.Webhook;
import casebook.enrollment.webhook.Webhook.Because;
import casebook.enrollment.webhook.Webhook.Disabled;
import casebook.enrollment.webhook.Webhooks;
import casebook.journal.audit.postgres.Sql;
import casebook.kernel.attribution.Attribution;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps what became of an attempt. The webhook's row is always changed before the delivery's, so that nobody waits in a circle. */
@Singleton
class Settlement {
    /** An endpoint that was away, and not only refused one delivery. */
    private static final int AWAY = 3;
    /** All that waits is given up in one statement. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Sql sql;
    private final Webhooks webhooks;
    private final RetryPlan plan;

    Settlement(Sql sql, Webhooks webhooks, WebhookConfig config) {
        this.sql = sql;
        this.webhooks = webhooks;
        this.plan = new RetryPlan(config.patience());
    }

    private record Failing(
            Webhook webhook, int failures, @Nullable Instant since) {
        static Failing of(ResultSet row) throws SQLException {
            var since = row.getTimestamp("failing_since");
            return new Failing(
                    StoredWebhooks.toDomain(row), row.getInt("failures"), since == null ? null : since.toInstant());
        }
    }

    private record Tries(int attempts, Instant first) {}

    void of(Claim claim, Outcome outcome) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (outcome.isSuccess()) {
                succeeded(claim);
            } else {
                failed(claim, outcome);
            }
            keep(claim, outcome);
        });
    }

    private void succeeded(Claim claim) {
        var id = claim.webhook().value();
        var failures = sql.query(
                "select failures from webhook where id = ? and failures > 0 for no key update",
                row -> row.getInt(1),
                id);
        if (!failures.isEmpty()) {
            sql.update("update webhook set failures = 0, failing_since = null, rests_until = null where id = ?", id);
        }
        sql.update(
                "update webhook_delivery set status = 'delivered', body = null, claimed_until = null where id = ?",
                claim.delivery());
        if (!failures.isEmpty() && failures.getFirst() >= AWAY) {
            // It is back: what waits for a far-off attempt need not.
            sql.update(
                    "update webhook_delivery set next_attempt_at = first_attempt_at where webhook = ? and status = 'pending'"
                            + " and first_attempt_at < next_attempt_at",
                    id);
        }
    }

    private void failed(Claim claim, Outcome outcome) {
        var found = sql.query(
                "select study, state, revision, failures, failing_since from webhook where id = ? for no key update",
                Failing::of,
                claim.webhook().value());
        if (found.isEmpty()) {
            return;
        }
        var before = found.getFirst();
        var end = outcome.at().plusMillis(outcome.millis());
        var since = before.since() == null ? claim.at() : before.since();
        var failures = before.failures() + 1;
        sql.update(
                "update webhook set failures = ?, failing_since = ?, rests_until = ? where id = ?",
                failures,
                since,
                end.plus(plan.rest(failures)),
                claim.webhook().value());
        again(claim, end);
        if (before.webhook().isActive() && (outcome.isGone() || plan.isOver(since, end))) {
            var because = outcome.isGone() ? Because.GONE : Because.NO_SUCCESS;
            sql.patiently(PATIENCE, () -> disable(before.webhook(), because, since, end, claim));
        }
    }

    private void disable(Webhook webhook, Because because, Instant since, Instant at, Claim last) {
        var reason = because == Because.GONE ? "The endpoint answered 410" : "The endpoint took nothing since " + since;
        var disabled = new Disabled(at, because, since, missingSince(last, since));
        webhooks.disable(webhook.disabled(disabled), Attribution.ofService("enrollment", null, at, reason));
    }

    /** What waits was recorded before it was tried, and some of it long before: all of that is missing too. */
    private Instant missingSince(Claim last, Instant since) {
        return sql.query(
                        "select least(?::timestamptz, min(recorded_at)) from webhook_delivery where webhook = ?"
                                + " and (status = 'pending' or id = ? or status = 'failed' and exists (select 1"
                                + " from webhook_attempt where delivery = webhook_delivery.id and at >= ?))",
                        row -> row.getTimestamp(1).toInstant(),
                        since,
                        last.webhook().value(),
                        last.delivery(),
                        since)
                .getFirst();
    }

    private void again(Claim claim, Instant now) {
        var tries = sql.query(
                "select attempts, first_attempt_at from webhook_delivery where id = ? and status = 'pending' for update",
                row -> new Tries(row.getInt(1), row.getTimestamp(2).toInstant()),
                claim.delivery());
        if (tries.isEmpty()) {
            return;
        }
        var made = tries.getFirst();
        plan.next(made.attempts(), made.first(), now)
                .ifPresentOrElse(
                        next -> sql.update(
                                "update webhook_delivery set next_attempt_at = ?, claimed_until = null where id = ?",
                                next,
                                claim.delivery()),
                        () -> sql.update(
                                "update webhook_delivery set status = 'failed', body = null where id = ?",
                                claim.delivery()));
    }

    /** The delivery may be gone with its webhook by now. */
    private void keep(Claim claim, Outcome outcome) {
        sql.update(
                "insert into webhook_attempt (delivery, number, at, millis, status, failure, answer)"
                        + " select id, (select count(*) + 1 from webhook_attempt where delivery = ?), ?, ?, ?, ?, ?"
                        + " from webhook_delivery where id = ? for update",
                claim.delivery(),
                outcome.at(),
                outcome.millis(),
                outcome.status(),
                outcome.failure(),
                outcome.answer(),
                claim.delivery());
    }
}
