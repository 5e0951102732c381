package casebook.journal.http;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.ChainVerification;
import casebook.journal.audit.ChainVerification.Anchor;
import casebook.journal.audit.ChainVerification.Break;
import casebook.journal.audit.Journal;
import casebook.journal.event.Event;
import casebook.journal.event.Outbox;
import casebook.journal.event.kafka.TopicReader;
import casebook.kernel.identity.SiteId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** Examines a chain in the store against its anchors in the topics, which a superuser of the store cannot reach. */
public final class ChainWitness {
    private static final int PAGE = 500;

    private final Journal journal;
    private final Outbox outbox;
    private final TopicReader topics;

    public ChainWitness(Journal journal, Outbox outbox, TopicReader topics) {
        this.journal = journal;
        this.outbox = outbox;
        this.topics = topics;
    }

    /** What was found, over how many records and anchors. */
    public record Examined(long records, long anchors, List<Break> breaks) {}

    /**
     * In this order, because writes go on meanwhile: what is in the store; what of it still waits to be published; what the
     * topics have. So whatever is neither waiting nor in a topic was never written by this service.
     *
     * @throws Refused unavailable, when the topics cannot be read: without them a cut-off end would pass as whole
     */
    public Examined examine(ChainId chain) {
        var verification = new ChainVerification();
        var stored = new ArrayList<Anchor>();
        forEachAfter(chain, 0, record -> {
            verification.next(record);
            stored.add(new Anchor(record.position(), record.hash()));
        });
        var waiting = outbox.waiting(chain);
        var anchors = anchors(chain);
        stored.stream()
                .filter(record -> !waiting.contains(record.position()))
                .forEach(record -> verification.compare(record, anchors.get(record.position())));
        // What was written meanwhile.
        forEachAfter(chain, verification.length(), record -> anchors.remove(record.position()));
        var last = anchors.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        return new Examined(verification.length(), anchors.size(), verification.end(last));
    }

    /** The site at which the topics know the subject, where the store has forgotten it. */
    public Optional<SiteId> siteOf(ChainId chain) {
        var sites = new ArrayList<SiteId>();
        read(chain, event -> {
            if (event.site() != null) {
                sites.add(new SiteId(event.site()));
            }
        });
        return sites.stream().findFirst();
    }

    private void forEachAfter(ChainId chain, long position, Consumer<AuditRecord> each) {
        var page = journal.page(chain, position, PAGE);
        while (!page.isEmpty()) {
            page.forEach(each);
            page = journal.page(chain, page.getLast().position(), PAGE);
        }
    }

    private Map<Long, Anchor> anchors(ChainId chain) {
        var anchors = new HashMap<Long, Anchor>();
        read(chain, event -> anchors.putIfAbsent(event.position(), new Anchor(event.position(), event.hash())));
        return anchors;
    }

    private void read(ChainId chain, Consumer<Event> each) {
        try {
            topics.ofChain(chain, each);
        } catch (KafkaException e) {
            throw new Refused(
                    ProblemType.UNAVAILABLE, "anchors-away", "The anchors in the topics cannot be read at the moment.");
        }
    }
}
