package casebook.scheduling.visit;

import casebook.scheduling.plan.Participation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An act on a visit that somebody proposes, before the rules.
 *
 * @param day the day the act names, if it names one
 * @param pointer where the request has that day (JSON pointer)
 */
record Proposal(Situation situation, Visit visit, @Nullable LocalDate day, String pointer) {

    Participation participation() {
        return situation.plan().participation();
    }

    LocalDate today() {
        return situation.today();
    }
}
