package casebook.scheduling.visit;

import casebook.scheduling.visit.Visit.Outstanding;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every act on an existing visit has in common: take, ask the rules, change, move the others, keep. */
final class ChangeVisit {
    private final Situations situations;
    private final Visits visits;

    ChangeVisit(Situations situations, Visits visits) {
        this.situations = situations;
        this.visits = visits;
    }

    Visit run(
            VisitCommand command,
            VisitRule rule,
            @Nullable LocalDate day,
            String pointer,
            Function<Outstanding, Visit> change) {
        var situation = situations.taken(command.study(), command.subject(), command.by());
        var visit = situation.visit(command.visit(), command.seenRevision());
        var changed = change.apply(rule.allow(new Proposal(situation, visit, day, pointer)));
        var act = new Act(situation.plan().participation(), command.by(), command.visit(), command.retry());
        return visits.keep(situation.visits(), situation.after(changed), act)
                .find(command.visit())
                .orElseThrow();
    }
}
