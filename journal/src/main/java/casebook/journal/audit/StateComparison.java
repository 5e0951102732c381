package casebook.journal.audit;

import casebook.journal.audit.ChainVerification.Break;
import casebook.journal.audit.ChainVerification.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the rows that requests are answered from against what the records of their chain say last. */
public final class StateComparison {
    private final List<PresentState> states;
    private final Map<String, Said> said = new TreeMap<>();

    public StateComparison(List<PresentState> states) {
        this.states = states;
    }

    private record Said(long position, JsonNode state) {}

    /** Takes the chain's next record. */
    public void next(AuditRecord record) {
        states.forEach(state ->
                state.said(record).forEach((part, body) -> said.put(part, new Said(record.position(), body))));
    }

    /** What the rows say now. */
    public Map<String, JsonNode> kept(ChainId chain) {
        var kept = new HashMap<String, JsonNode>();
        states.forEach(state -> kept.putAll(state.kept(chain)));
        return kept;
    }

    /** A break for each part whose row says something else than its last record, at that record's place. */
    public List<Break> differences(Map<String, JsonNode> kept) {
        var parts = new TreeSet<>(said.keySet());
        parts.addAll(kept.keySet());
        var breaks = new ArrayList<Break>();
        for (var part : parts) {
            var last = said.getOrDefault(part, new Said(0, MissingNode.getInstance()));
            if (!same(last.state(), kept.getOrDefault(part, MissingNode.getInstance()))) {
                breaks.add(new Break(
                        last.position(),
                        Kind.STATE_DIFFERS,
                        "What is kept as the present state of " + part + " is not what its last record says."));
            }
        }
        return breaks;
    }

    /** Whether two states mean the same; a number read from a store may have another type than before it was written. */
    public static boolean same(JsonNode one, JsonNode other) {
        return Change.between(one, other).isEmpty();
    }
}
