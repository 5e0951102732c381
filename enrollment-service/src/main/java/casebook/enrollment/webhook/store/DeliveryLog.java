package casebook.enrollment.webhook.store;

import casebook.enrollment.webhook.Deliveries.Asked;
import casebook.enrollment.webhook.Deliveries.Attempt;
import casebook.enrollment.webhook.Deliveries.Logged;
import casebook.enrollment.webhook.Outcome;
import casebook.enrollment.webhook.WebhookId;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.postgres.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads pages of the log of deliveries, each with its attempts. */
@Singleton
class DeliveryLog {
    private final Sql sql;

    DeliveryLog(Sql sql) {
        this.sql = sql;
    }

    List<Logged> of(WebhookId webhook, Asked asked) {
        var page = sql.query(
                "select * from webhook_delivery where webhook = ? and (?::text is null or status = ?)"
                        + " and (? or subject = ?) and (?::bigint is null or id < ?) order by id desc limit ?",
                DeliveryLog::logged,
                webhook.value(),
                asked.status(),
                asked.status(),
                asked.ofSubjects(),
                ChainId.STUDY_ITSELF,
                asked.before(),
                asked.before(),
                asked.limit());
        var attempts = attempts(page.stream().map(Logged::delivery).toArray(Long[]::new));
        return page.stream()
                .map(logged -> new Logged(
                        logged.delivery(),
                        logged.message(),
                        logged.status(),
                        logged.nextAttemptAt(),
                        attempts.getOrDefault(logged.delivery(), List.of())))
                .toList();
    }

    private static Logged logged(ResultSet row) throws SQLException {
        var status = row.getString("status");
        return new Logged(
                row.getLong("id"),
                StoredDeliveries.message(row),
                status,
                status.equals("pending") ? row.getTimestamp("next_attempt_at").toInstant() : null,
                List.of());
    }

    private Map<Long, List<Attempt>> attempts(Long[] deliveries) {
        var attempts = new HashMap<Long, List<Attempt>>();
        sql.query(
                "select * from webhook_attempt where delivery = any (?) order by delivery, number",
                row -> attempts.computeIfAbsent(row.getLong("delivery"), _ -> new ArrayList<>())
                        .add(attempt(row)),
                (Object) deliveries);
        return attempts;
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt("number"),
                new Outcome(
                        row.getTimestamp("at").toInstant(),
                        row.getLong("millis"),
                        row.getObject("status", Integer.class),
                        row.getString("failure"),
                        row.getString("answer")));
    }
}
