package casebook.scheduling.visit;

import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every act on an existing visit has in common: take, ask the rules, change, move the others, keep.
 *
 * @param <T> the state in which the act is possible, as the rule makes sure
 */
final class ChangeVisit<T extends Visit> {
    private final Situations situations;
    private final Visits visits;
    private final VisitRule rule;
    private final Class<T> state;

    ChangeVisit(Situations situations, Visits visits, VisitRule rule, Class<T> state) {
        this.situations = situations;
        this.visits = visits;
        this.rule = rule;
        this.state = state;
    }

    Visit run(VisitCommand command, @Nullable LocalDate day, String pointer, Function<T, Visit> change) {
        return run(command, day, pointer, (_, visit) -> change.apply(visit));
    }

    /** @param change may look at what the decision rests on */
    Visit run(VisitCommand command, @Nullable LocalDate day, String pointer, BiFunction<Situation, T, Visit> change) {
        var situation = situations.taken(command.study(), command.subject(), command.by());
        var visit = situation.visit(command.visit(), command.seenRevision());
        var changed = change.apply(situation, rule.allow(new Proposal(situation, visit, day, pointer), state));
        var act = new Act(situation.plan().participation(), command.by(), command.visit(), command.retry());
        return visits.keep(situation.visits(), situation.after(changed), act)
                .find(command.visit())
                .orElseThrow();
    }
}
