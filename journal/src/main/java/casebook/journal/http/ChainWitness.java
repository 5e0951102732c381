package casebook.journal.http;

import casebook.journal.audit.AnchoredChain;
import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.ChainVerification;
import casebook.journal.audit.ChainVerification.Break;
import casebook.journal.audit.Journal;
import casebook.journal.audit.PresentState;
import casebook.journal.audit.StateComparison;
import casebook.journal.event.Outbox;
import casebook.journal.event.kafka.AnchorFollower;
import casebook.journal.event.kafka.TopicReader;
import casebook.kernel.identity.SiteId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Wordless;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Examines a chain in the store against its anchors in the topics, which a superuser of the store cannot reach, and the rows
 * that requests are answered from against the chain.
 */
public final class ChainWitness {
    private static final Logger LOG = Logger.getLogger(ChainWitness.class);
    private static final int PAGE = 500;
    private static final int AT_ONCE = 4;
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** For finding every place of a break that is already known. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(15);

    private final Journal journal;
    private final Outbox outbox;
    private final AnchorFollower anchors;
    private final TopicReader topics;
    private final List<PresentState> states;
    private final Semaphore room = new Semaphore(AT_ONCE);

    public ChainWitness(
            Journal journal, Outbox outbox, AnchorFollower anchors, TopicReader topics, List<PresentState> states) {
        this.journal = journal;
        this.outbox = outbox;
        this.anchors = anchors;
        this.topics = topics;
        this.states = List.copyOf(states);
    }

    /** What was found, over how many records and anchors. */
    public record Examined(long records, long anchors, List<Break> breaks) {}

    /** @throws Refused unavailable, when the anchors cannot be read, or too many chains are examined already */
    public Examined examine(ChainId chain) {
        if (!room.tryAcquire()) {
            throw busy("Other chains are being verified. Try again shortly.");
        }
        try {
            return examined(chain);
        } catch (KafkaException e) {
            throw away();
        } finally {
            room.release();
        }
    }

    /**
     * In this order, because writes go on meanwhile: what is in the store; what of it still waits to be published; what the
     * topics have; what was written since, and the rows that it left. So whatever of the first is neither waiting nor in a
     * topic was never written by this service.
     */
    private Examined examined(ChainId chain) {
        var verification = new ChainVerification();
        var comparison = new StateComparison(states);
        Consumer<AuditRecord> each = record -> {
            verification.next(record);
            comparison.next(record);
        };
        forEachAfter(chain, 0, each);
        var length = verification.length();
        var waiting = outbox.waiting(chain);
        anchors.catchUp(PATIENCE);
        var anchored = anchors.of(chain);
        var kept = keptAfterAll(chain, verification, comparison, each);
        if (verification.compare(anchored.orElse(null), position -> position > length || waiting.contains(position))) {
            placeContradictions(chain, anchored.orElseThrow(), verification);
        }
        return new Examined(
                verification.length(),
                anchored.map(AnchoredChain::anchors).orElse(0L),
                verification.breaks(comparison.differences(kept)));
    }

    /** Rows and records commit together: if no record came while the rows were read, they belong to the last one. */
    private Map<String, JsonNode> keptAfterAll(
            ChainId chain, ChainVerification verification, StateComparison comparison, Consumer<AuditRecord> each) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            forEachAfter(chain, verification.length(), each);
            var kept = comparison.kept(chain);
            if (journal.page(chain, verification.length(), 1).isEmpty()) {
                return kept;
            }
        }
        throw busy("The chain is being written to all the time. Try again shortly.");
    }

    /** Only for a chain that is known to be broken are its anchors read again one by one. */
    private void placeContradictions(ChainId chain, AnchoredChain anchored, ChainVerification verification) {
        var published = new HashMap<Long, String>();
        try {
            topics.ofChain(
                    chain,
                    anchored.place(),
                    LONG_PATIENCE,
                    event -> published.putIfAbsent(event.position(), event.hash()));
        } catch (KafkaException e) {
            LOG.warnf("Not every place where a chain contradicts its anchors can be told: %s", Wordless.line(e));
            published.putIfAbsent(anchored.position(), anchored.hash());
        }
        published.forEach(verification::contradicted);
    }

    /**
     * The site at which the topics know the subject, where the store has forgotten it.
     *
     * @throws Refused unavailable, while the topics are not yet read
     */
    public Optional<SiteId> siteOf(ChainId chain) {
        return witnessed(chain).map(AnchoredChain::site).map(SiteId::new);
    }

    /**
     * Whether the store, or else the topics, have a record of the chain.
     *
     * @throws Refused unavailable, where the store has none and the topics are not yet read
     */
    public boolean knows(ChainId chain) {
        return !journal.page(chain, 0, 1).isEmpty() || witnessed(chain).isPresent();
    }

    private Optional<AnchoredChain> witnessed(ChainId chain) {
        var anchored = anchors.of(chain);
        if (anchored.isEmpty() && !anchors.readOnce()) {
            throw away();
        }
        return anchored;
    }

    private static Refused busy(String message) {
        return new Refused(ProblemType.UNAVAILABLE, "verification-busy", message);
    }

    private static Refused away() {
        return new Refused(
                ProblemType.UNAVAILABLE, "anchors-away", "The anchors in the topics cannot be read at the moment.");
    }

    private void forEachAfter(ChainId chain, long position, Consumer<AuditRecord> each) {
        var page = journal.page(chain, position, PAGE);
        while (!page.isEmpty()) {
            page.forEach(each);
            page = journal.page(chain, page.getLast().position(), PAGE);
        }
    }
}
