package casebook.enrollment.webhook.store;

import casebook.enrollment.Writes;
import casebook.enrollment.Writes.Draft;
import casebook.enrollment.webhook.Secret;
import casebook.enrollment.webhook.Webhook;
import casebook.enrollment.webhook.WebhookId;
import casebook.enrollment.webhook.Webhooks;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Json;
import casebook.journal.audit.postgres.Sql;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks in PostgreSQL. */
@ApplicationScoped
class StoredWebhooks implements Webhooks {
    static final String KEY_PREFIX = "webhook/";
    private static final String REPLAY =
            "insert into webhook_replay (webhook, since, asked_at) values (?, ?, ?) on conflict (webhook) do update"
                    + " set id = default, since = least(webhook_replay.since, excluded.since), ";
    private static final String SELECT = "select study, state, revision from webhook where status <> 'deleted'";

    private final Sql sql;
    private final Writes writes;
    private final SecretBox secrets;

    StoredWebhooks(Sql sql, Writes writes, SecretBox secrets) {
        this.sql = sql;
        this.writes = writes;
        this.secrets = secrets;
    }

    /** The data of webhook-disabled.v1. Its address is not in it: addresses hold what only their owners should know. */
    record WebhookDisabled(UUID webhook, String because, Instant failingSince, Instant missingSince) {}

    static Webhook toDomain(ResultSet row) throws SQLException {
        return Json.as(Json.parse(row.getString("state")), WebhookDocument.class)
                .toDomain(new StudyId(row.getString("study")), row.getLong("revision"));
    }

    @Override
    public int count(StudyId study) {
        return sql.query(
                        "select count(*) from webhook where status <> 'deleted' and study = ?",
                        row -> row.getInt(1),
                        study.value())
                .getFirst();
    }

    @Override
    public List<Webhook> within(StudyId study, @Nullable Set<String> sites) {
        return sql.query(
                SELECT + " and study = ? and (? or state -> 'sites' <@ ?::jsonb) order by id",
                StoredWebhooks::toDomain,
                study.value(),
                sites == null,
                Json.text(Json.tree(sites == null ? Set.of() : sites)));
    }

    @Override
    public List<Webhook> active(Collection<StudyId> studies) {
        return sql.query(SELECT + " and study = any (?) and status = 'active'", StoredWebhooks::toDomain, (Object)
                studies.stream().map(StudyId::value).toArray(String[]::new));
    }

    @Override
    public Optional<Webhook> find(StudyId study, WebhookId id) {
        return one(" and study = ? and id = ?", study, id);
    }

    @Override
    public void lock(StudyId study) {
        sql.query("select id from study where id = ? for no key update", row -> row.getString(1), study.value());
    }

    @Override
    public Optional<Webhook> lock(StudyId study, WebhookId id) {
        return one(" and study = ? and id = ? for no key update", study, id);
    }

    private Optional<Webhook> one(String condition, StudyId study, WebhookId id) {
        return sql.query(SELECT + condition, StoredWebhooks::toDomain, study.value(), id.value()).stream()
                .findFirst();
    }

    @Override
    public void add(Webhook webhook, Secret secret, Attribution by) {
        sql.update(
                "insert into webhook (id, study, status, state, revision, secret) values (?, ?, ?, ?::jsonb, ?, ?)",
                webhook.id().value(),
                webhook.study().value(),
                WebhookDocument.of(webhook).status(),
                Json.text(Json.tree(WebhookDocument.of(webhook))),
                webhook.revision(),
                secrets.encrypted(webhook.id(), secret));
        append(webhook, null, "subscribed", EventDraft.anchor(), by);
    }

    @Override
    public void save(Webhook webhook, String action, Attribution by) {
        save(webhook, action, EventDraft.anchor(), by);
    }

    private void save(Webhook webhook, String action, EventDraft event, Attribution by) {
        var id = webhook.id().value();
        var before = sql.query("select state from webhook where id = ?", row -> row.getString(1), id)
                .getFirst();
        append(webhook, Json.parse(before), action, event, by);
        sql.update(
                "update webhook set state = ?::jsonb, status = ?, revision = ? where id = ?",
                Json.text(Json.tree(WebhookDocument.of(webhook))),
                WebhookDocument.of(webhook).status(),
                webhook.revision(),
                id);
    }

    @Override
    public void rotate(Webhook webhook, Secret secret, Instant oldUntil, Attribution by) {
        save(webhook, "secret-rotated", by);
        sql.update(
                "update webhook set previous_secret = secret, previous_secret_until = ?, secret = ? where id = ?",
                oldUntil,
                secrets.encrypted(webhook.id(), secret),
                webhook.id().value());
    }

    @Override
    public void enable(Webhook webhook, Attribution by) {
        save(webhook, "enabled", by);
        sql.update(
                "update webhook set failures = 0, failing_since = null, rests_until = null where id = ?",
                webhook.id().value());
    }

    @Override
    public void delete(Webhook webhook, Attribution by) {
        save(webhook, "deleted", by);
        var id = webhook.id().value();
        sql.update("update webhook set secret = null, previous_secret = null where id = ?", id);
        sql.update("delete from webhook_replay where webhook = ?", id);
    }

    @Override
    public void disable(Webhook webhook, Attribution by) {
        var document = WebhookDocument.of(webhook);
        var data = new WebhookDisabled(
                document.webhook(),
                Objects.requireNonNull(document.because()),
                Objects.requireNonNull(document.failingSince()),
                Objects.requireNonNull(document.missingSince()));
        save(webhook, "disabled", new EventDraft("webhook-disabled.v1", Json.tree(data)), by);
        sql.update("delete from webhook_replay where webhook = ?", document.webhook());
        sql.update(
                "update webhook_delivery set status = 'failed', body = null where webhook = ? and status = 'pending'",
                document.webhook());
    }

    /** One that is under way begins anew, from the earlier of both instants: so a webhook never has more than one. */
    @Override
    public void replay(Webhook webhook, Instant from, Attribution by) {
        save(webhook, "replayed", by);
        sql.update(REPLAY + "asked_at = excluded.asked_at", webhook.id().value(), from, by.at());
    }

    /** What a replay that is under way has told already is not told twice because of it. */
    @Override
    public void catchUp(Webhook webhook, Instant from) {
        sql.update(
                REPLAY + "asked_at = least(webhook_replay.asked_at, excluded.asked_at)",
                webhook.id().value(),
                from,
                from);
    }

    private void append(Webhook webhook, @Nullable Object before, String action, EventDraft event, Attribution by) {
        writes.append(
                new Draft(
                        ChainId.ofStudy(webhook.study()),
                        KEY_PREFIX + webhook.id(),
                        webhook.revision(),
                        "webhook",
                        action,
                        before,
                        WebhookDocument.of(webhook),
                        event),
                by);
    }
}
