package casebook.journal.audit;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the topics witness of one chain. Each hash covers the one before it, so the last anchor alone vouches for every
 * record up to it; what else is kept is only what does not fit together in the topics themselves.
 *
 * @param position the highest that was published
 * @param hash the hash it was published with, the first time
 * @param site where the subject is seen, as the first event with a site says
 * @param anchors how many positions the topics have
 * @param missing positions below the highest that were never published
 * @param replaced positions that were published with another hash than the next record continued
 * @param place where the chain's first event lies in its topic
 */
public record AnchoredChain(
        long position,
        String hash,
        @Nullable String site,
        long anchors,
        Set<Long> missing,
        Set<Long> replaced,
        Place place) {
    /** Of more than so many it is enough to know some. */
    private static final int MOST = 1_000;

    /** A partition of a topic, and an offset in it. */
    public record Place(String topic, int partition, long offset) {}

    /** An event's position and hashes, and where it lies. */
    public record Link(
            long position,
            String previousHash,
            String hash,
            @Nullable String site,
            Place place) {}

    /** What is witnessed once this event was read too. Of events with the same position the first counts. */
    public static AnchoredChain after(@Nullable AnchoredChain before, Link next) {
        return before == null
                ? new AnchoredChain(0, ChainHash.GENESIS, null, 0, Set.of(), Set.of(), next.place()).with(next)
                : before.with(next);
    }

    private AnchoredChain with(Link next) {
        if (next.position() > position) {
            return new AnchoredChain(
                    next.position(),
                    next.hash(),
                    site == null ? next.site() : site,
                    anchors + 1,
                    plus(missing, position + 1, next.position()),
                    continues(next) ? replaced : plus(replaced, position, position + 1),
                    place);
        }
        if (missing.contains(next.position())) {
            var fewer = new TreeSet<>(missing);
            fewer.remove(next.position());
            return new AnchoredChain(position, hash, site, anchors + 1, Set.copyOf(fewer), replaced, place);
        }
        return this;
    }

    private boolean continues(Link next) {
        return next.position() > position + 1 || next.previousHash().equals(hash);
    }

    private static Set<Long> plus(Set<Long> known, long from, long to) {
        if (from >= to) {
            return known;
        }
        var more = new TreeSet<>(known);
        for (long position = from; position < to && more.size() < MOST; position++) {
            more.add(position);
        }
        return Set.copyOf(more);
    }
}
