package casebook.scheduling.visit;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.time.PlausibleDate;
import java.util.Arrays;
import java.util.stream.Stream;

/** Something that must hold for an act on a visit. Says what speaks against the act, and nothing when it may be done. */
@FunctionalInterface
interface VisitRule {
    Stream<Reason> against(Proposal proposal);

    /** Every rule, so that a refusal names every reason. */
    static VisitRule all(VisitRule... rules) {
        return proposal -> Arrays.stream(rules).flatMap(rule -> rule.against(proposal));
    }

    /**
     * Lets the act go on, or refuses it with every reason.
     *
     * @param state in which the act is possible; a rule makes sure of it
     * @throws Refused state conflict, when the present state is among the reasons; invalid content, when no state would do
     */
    default <T extends Visit> T allow(Proposal proposal, Class<T> state) {
        var reasons = against(proposal).toList();
        var byContent = reasons.stream().allMatch(PlausibleDate::says);
        Refused.ifAny(byContent ? ProblemType.INVALID_CONTENT : ProblemType.STATE_CONFLICT, reasons);
        return state.cast(proposal.visit());
    }
}
