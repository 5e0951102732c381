package casebook.enrollment.webhook.store;

import casebook.enrollment.webhook.Deliveries;
import casebook.enrollment.webhook.Outcome;
import casebook.enrollment.webhook.Secret;
import casebook.enrollment.webhook.WebhookId;
import casebook.journal.audit.Json;
import casebook.journal.audit.postgres.Sql;
import casebook.kernel.text.Wordless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Deliveries in PostgreSQL. What is claimed is nobody else's until the claim ends, so several instances can send side by side. */
@ApplicationScoped
class StoredDeliveries implements Deliveries {
    private static final String DUE =
            "status = 'pending' and next_attempt_at <= ? and (claimed_until is null or claimed_until <= ?)";

    private static final Logger LOG = Logger.getLogger(StoredDeliveries.class);
    /** So many that no statement takes long. */
    private static final int AT_ONCE = 1_000;

    private static final String FORGET =
            "delete from webhook_delivery where id in (select id from webhook_delivery where %s limit " + AT_ONCE + ")";

    private final Sql sql;
    private final SecretBox secrets;
    private final Settlement settlement;
    private final DeliveryLog log;

    StoredDeliveries(Sql sql, SecretBox secrets, Settlement settlement, DeliveryLog log) {
        this.sql = sql;
        this.secrets = secrets;
        this.settlement = settlement;
        this.log = log;
    }

    @Override
    public void tell(WebhookId webhook, Message message, Instant at) {
        sql.update("""
                insert into webhook_delivery
                  (webhook, event, type, subject, recorded_at, body, status, next_attempt_at, kept_at)
                values (?, ?, ?, ?, ?, ?, 'pending', ?, ?)
                on conflict do nothing""", arguments(webhook, message, at).toArray());
    }

    private static List<@Nullable Object> arguments(WebhookId webhook, Message message, Instant at) {
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(webhook.value());
        arguments.add(message.event());
        arguments.add(message.type());
        arguments.add(message.subject());
        arguments.add(message.recordedAt());
        arguments.add(message.body());
        arguments.add(at);
        arguments.add(at);
        return arguments;
    }

    @Override
    public List<Endpoint> due(Instant now) {
        return sql.query(
                "select id, state, failures, secret, case when previous_secret_until > ? then previous_secret end previous"
                        + " from webhook where status = 'active' and (rests_until is null or rests_until <= ?)"
                        + " and exists (select 1 from webhook_delivery where webhook = webhook.id and "
                        + DUE + ") order by failures, random()",
                this::endpoint,
                now,
                now,
                now,
                now);
    }

    private Endpoint endpoint(ResultSet row) throws SQLException {
        var id = new WebhookId(row.getObject("id", UUID.class));
        return new Endpoint(
                id,
                Json.parse(row.getString("state")).path("address").asText(),
                secrets(id, row.getBytes("secret"), row.getBytes("previous")),
                row.getInt("failures") > 0);
    }

    /** None where one cannot be read: that fails this webhook's attempts, as its log says, and stops no other's. */
    private List<Secret> secrets(WebhookId id, byte[] present, byte @Nullable [] previous) {
        try {
            var newest = secrets.decrypted(id, present);
            return previous == null ? List.of(newest) : List.of(newest, secrets.decrypted(id, previous));
        } catch (IllegalStateException e) {
            LOG.debugf(Wordless.of(e), "Nothing can be signed for webhook %s", id);
            return List.of();
        }
    }

    @Override
    public List<Claim> claim(WebhookId webhook, int most, Instant now, Instant until) {
        return sql.query(
                "update webhook_delivery set claimed_until = ?, attempts = attempts + 1,"
                        + " first_attempt_at = coalesce(first_attempt_at, ?) where id in (select id from webhook_delivery"
                        + " where webhook = ? and " + DUE
                        + " order by next_attempt_at, id limit ? for update skip locked) returning *",
                row -> new Claim(row.getLong("id"), webhook, message(row), now),
                until,
                now,
                webhook.value(),
                now,
                now,
                most);
    }

    static Message message(ResultSet row) throws SQLException {
        var body = row.getString("body");
        return new Message(
                row.getString("event"),
                row.getString("type"),
                row.getString("subject"),
                row.getTimestamp("recorded_at").toInstant(),
                body == null ? "" : body);
    }

    @Override
    @ActivateRequestContext
    public void settle(Claim claim, Outcome outcome) {
        settlement.of(claim, outcome);
    }

    @Override
    public void forget(Instant before) {
        // What was told again lately stays, however old its event is.
        inParts(FORGET.formatted("status <> 'pending' and recorded_at < ? and next_attempt_at < ?"), before, before);
        // An event may have come while its webhook was disabled: it waits for nothing.
        inParts(
                FORGET.formatted("status = 'pending' and kept_at < ? and webhook in"
                        + " (select id from webhook where status = 'disabled')"),
                before);
        inParts(FORGET.formatted("webhook in (select id from webhook where status = 'deleted')"));
    }

    private void inParts(String statement, @Nullable Object... arguments) {
        for (var gone = AT_ONCE; gone == AT_ONCE; ) {
            gone = sql.update(statement, arguments);
        }
    }

    @Override
    public List<Logged> log(WebhookId webhook, Asked asked) {
        return log.of(webhook, asked);
    }

    @Override
    public Summary summary() {
        return sql.query(
                        "select count(*) filter (where status = 'active'),"
                                + " count(*) filter (where status = 'active' and failures > 0),"
                                + " count(*) filter (where status = 'disabled'),"
                                + " (select count(*) from webhook_delivery where status = 'pending') from webhook",
                        row -> new Summary(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .getFirst();
    }

    @Override
    public List<Replay> replays() {
        return sql.query(
                "select webhook_replay.id, study, state, revision, since, asked_at from webhook_replay"
                        + " join webhook on webhook.id = webhook order by webhook_replay.id",
                row -> new Replay(
                        row.getLong("id"),
                        StoredWebhooks.toDomain(row),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("asked_at").toInstant()));
    }

    @Override
    public boolean tellAgain(Replay replay, Message message, Instant at) {
        var arguments = arguments(replay.webhook().id(), message, at);
        arguments.add(replay.replay());
        arguments.add(replay.askedAt());
        // Only while the replay is still wanted: whoever deletes or disables the webhook ends it, and so does another.
        // What was told after it was asked for, and what it told before a restart, is not told twice.
        arguments.addFirst(replay.replay());
        return sql.query("""
                with wanted as (select 1 from webhook_replay where id = ? for share),
                told as (insert into webhook_delivery
                  (webhook, event, type, subject, recorded_at, body, status, next_attempt_at, kept_at, replay)
                select ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ? from wanted
                on conflict (webhook, event) do update
                set body = excluded.body, status = 'pending', attempts = 0, next_attempt_at = excluded.next_attempt_at,
                    first_attempt_at = null, kept_at = excluded.kept_at, replay = excluded.replay
                where webhook_delivery.kept_at <= ? and webhook_delivery.status <> 'pending'
                  and webhook_delivery.replay is distinct from excluded.replay)
                select exists (select 1 from wanted)""", row -> row.getBoolean(1), arguments.toArray()).getFirst();
    }

    @Override
    public void done(Replay replay) {
        sql.update("delete from webhook_replay where id = ?", replay.replay());
    }
}
