package casebook.journal.http;

import casebook.journal.audit.StateComparison;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.logging.Logger;

/** Nothing is built on a state that the journal does not vouch for: else the next record would make a forged row true. */
public final class LastRecord {
    private static final Logger LOG = Logger.getLogger(LastRecord.class);

    private LastRecord() {}

    /**
     * @param what whose state it is, for people: {@code subject 0190… of hynrcs-allo-als-02}
     * @param said the state as the last record has it; missing where there is none
     * @param kept the state as the row has it, on which the change was decided
     * @throws Refused state conflict, when they are not the same
     */
    public static void requireSame(String what, JsonNode said, JsonNode kept) {
        if (!StateComparison.same(said, kept)) {
            LOG.errorf("The present state of %s is not what its last record says; a change of it was refused", what);
            throw new Refused(
                    ProblemType.STATE_CONFLICT,
                    "state-differs-from-record",
                    "What is kept of it is not what the audit trail says last. Nothing is changed until that is cleared.");
        }
    }
}
