package casebook.journal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The present state that a service keeps in rows beside its journal, part by part, so that it can be held against the
 * records. A service that reads its state out of the journal itself keeps none.
 */
public interface PresentState {

    /** What a record says of the parts it is about, by their names. Later records of the same part replace earlier ones. */
    Map<String, JsonNode> said(AuditRecord record);

    /** What the rows of the chain say now, by the same names. Read afresh, never out of an earlier read's cache. */
    Map<String, JsonNode> kept(ChainId chain);
}
