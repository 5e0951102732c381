package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.eventAt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Inbox.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Also what an instance that is held up in the middle of an event could spoil, where no transaction keeps it apart. */
class MongoInboxTest extends InboxContract {
    private static final Engine ENGINE = new MongoEngine("inbox");

    private final Stores slow = ENGINE.open();
    private final Stores other = ENGINE.open();

    @Override
    Engine engine() {
        return ENGINE;
    }

    @Test
    void anInstanceThatComesLateMovesNothingBackwards() {
        // Given
        var chain = aChain();
        slow.inbox().take(eventAt(chain, 1), () -> put(slow, chain, 1));

        // When
        var verdict = slow.inbox().take(eventAt(chain, 2), () -> {
            if (other.inbox().position("enrollment", chain) == 1) {
                other.inbox().take(eventAt(chain, 2), () -> put(other, chain, 2));
                other.inbox().take(eventAt(chain, 3), () -> put(other, chain, 3));
            }
            put(slow, chain, 2);
        });

        // Then
        assertEquals(Verdict.DUPLICATE, verdict);
        assertEquals(3, slow.inbox().position("enrollment", chain));
        assertEquals(List.of(3), slow.copies().all("number", chain, Integer.class));
    }

    @Test
    void whatWasRemovedMeanwhileStaysRemoved() {
        // Given
        var chain = aChain();

        // When
        slow.inbox().take(eventAt(chain, 1), () -> {
            if (other.inbox().position("enrollment", chain) == 0) {
                other.inbox().take(eventAt(chain, 1), () -> put(other, chain, 1));
                other.inbox().take(eventAt(chain, 2), () -> other.copies().remove("number", chain, "it"));
            }
            put(slow, chain, 1);
        });

        // Then
        assertEquals(List.of(), slow.copies().all("number", chain, Integer.class));
    }

    @Test
    void anEffectIntoCopiesThatAreReplacedMeanwhileIsRunAgain() {
        // Given
        var chain = aChain();
        var effects = new ArrayList<Integer>();

        // When
        var verdict = slow.inbox().take(eventAt(chain, 1), () -> {
            put(slow, chain, 1);
            effects.add(1);
            if (effects.size() == 1) {
                other.copies().makeAnew(() -> {}, () -> {});
            }
        });

        // Then
        assertEquals(Verdict.TAKEN, verdict);
        assertEquals(2, effects.size());
        assertEquals(List.of(1), other.copies().all("number", chain, Integer.class));
    }

    private static void put(Stores stores, ChainId chain, int number) {
        stores.copies().put("number", chain, "it", number);
    }
}
