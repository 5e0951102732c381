package casebook.enrollment.webhook.events;

import casebook.enrollment.WebhookConfig;
import casebook.enrollment.webhook.Deliveries;
import casebook.enrollment.webhook.Webhook;
import casebook.enrollment.webhook.Webhooks;
import casebook.journal.event.Event;
import casebook.journal.event.Transactions;
import casebook.journal.event.kafka.CloudEvents;
import casebook.journal.event.kafka.EventsBehind;
import casebook.journal.event.kafka.Topics;
import casebook.kernel.identity.StudyId;
import casebook.kernel.text.Wordless;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Keeps a delivery for each webhook that asked for an event. It reads every topic, this service's own too, as another group
 * than what takes events in: an event that is parked there is told here all the same. A batch is acknowledged when its
 * deliveries are kept, and one that comes again keeps nothing twice.
 */
@ApplicationScoped
class WebhookFeed {
    private static final Logger LOG = Logger.getLogger(WebhookFeed.class);
    static final String CHANNEL = "webhooks";
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final WebhookConfig config;
    private final Clock clock;
    private final EventsBehind behind;

    WebhookFeed(
            Webhooks webhooks,
            Deliveries deliveries,
            Transactions transactions,
            WebhookConfig config,
            Clock clock,
            EventsBehind behind) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
        this.behind = behind;
    }

    @Incoming(CHANNEL)
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        var events = new ArrayList<Event>();
        // What was recorded before the log begins may have been told and forgotten.
        var now = clock.instant();
        var earliest = now.minus(config.logKept());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            var event = CloudEvents.read(record).event();
            if (event != null
                    && event.readable()
                    && event.time().isAfter(earliest)
                    && StructuredEvent.isCredible(event, now)
                    && Topics.objection(event, record.topic()).isEmpty()) {
                events.add(event);
            }
        }
        for (long pause = 50; !kept(events, pause); pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            Thread.sleep(pause);
        }
        behind.done(CHANNEL, records);
    }

    private boolean kept(List<Event> events, long pause) {
        try {
            if (!events.isEmpty()) {
                transactions.run(() -> keep(events));
            }
            return true;
        } catch (RuntimeException | Error e) {
            LOG.warnf("%d events wait to be told: %s. Next try in %d ms.", events.size(), Wordless.line(e), pause);
            return false;
        }
    }

    private void keep(List<Event> events) {
        var studies = events.stream().flatMap(event -> study(event).stream()).collect(Collectors.toSet());
        var subscribed = webhooks.active(studies);
        for (var event : events) {
            for (var webhook : subscribed) {
                if (hears(webhook, event)) {
                    deliveries.tell(webhook.id(), StructuredEvent.of(event), clock.instant());
                }
            }
        }
    }

    private static boolean hears(Webhook webhook, Event event) {
        return webhook.study().value().equals(event.chain().study())
                && webhook.hears(event.type(), StructuredEvent.isOfStudy(event), event.site(), event.time());
    }

    /** None for what concerns no study, such as the acts of operators. */
    private static List<StudyId> study(Event event) {
        try {
            return List.of(new StudyId(event.chain().study()));
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }
}
