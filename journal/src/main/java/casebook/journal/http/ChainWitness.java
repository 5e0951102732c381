package casebook.journal.http;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.ChainVerification;
import casebook.journal.audit.ChainVerification.Anchor;
import casebook.journal.audit.ChainVerification.Break;
import casebook.journal.audit.Journal;
import casebook.journal.event.kafka.TopicReader;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Examines a chain in the store against its anchors in the topics, which a superuser of the store cannot reach. */
public final class ChainWitness {
    private static final int PAGE = 500;

    private final Journal journal;
    private final TopicReader topics;

    public ChainWitness(Journal journal, TopicReader topics) {
        this.journal = journal;
        this.topics = topics;
    }

    /** What was found, over how many records and anchors. */
    public record Examined(long records, long anchors, List<Break> breaks) {}

    /** @throws Refused unavailable, when the topics cannot be read: without them a cut-off end would pass as whole */
    public Examined examine(ChainId chain) {
        var anchors = anchors(chain);
        var verification = new ChainVerification();
        long after = 0;
        for (var page = journal.page(chain, after, PAGE); !page.isEmpty(); page = journal.page(chain, after, PAGE)) {
            for (AuditRecord record : page) {
                verification.next(record);
                var anchor = anchors.get(record.position());
                if (anchor != null) {
                    verification.compare(record, anchor);
                }
            }
            after = page.getLast().position();
        }
        var last = anchors.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        return new Examined(verification.length(), anchors.size(), verification.end(last));
    }

    private Map<Long, Anchor> anchors(ChainId chain) {
        var anchors = new HashMap<Long, Anchor>();
        try {
            topics.ofChain(
                    chain, event -> anchors.putIfAbsent(event.position(), new Anchor(event.position(), event.hash())));
        } catch (KafkaException e) {
            throw new Refused(
                    ProblemType.UNAVAILABLE, "anchors-away", "The anchors in the topics cannot be read at the moment.");
        }
        return anchors;
    }
}
