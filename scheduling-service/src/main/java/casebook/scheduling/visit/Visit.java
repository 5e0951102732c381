package casebook.scheduling.visit;

import casebook.scheduling.plan.Due;
import casebook.scheduling.plan.Epoch;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.plan.VisitOutline;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One visit of one subject (SDTM SV).
 *
 * <pre>
 *               book
 *   Planned ----------> Booked
 *      |                  |       occur
 *      +------------------+---------------> Occurred
 *      |                  |       miss
 *      +------------------+---------------> Missed
 *      |                  |   cancel
 *      +------------------+---------------> Cancelled
 *      |                  |    drop                     occur
 *      '------------------'---------------> Dropped ----------> Occurred
 *
 *   Planned and Booked move with the plan; what the plan dropped is Planned again if the plan wants it again.
 *
 *   A correction, with its reason, makes Occurred, Missed and Cancelled to Occurred (on another day), Missed or Planned.
 * </pre>
 *
 * <p>Safety property: a visit that is over stays as it was recorded, but for attributed corrections with a reason. Only an
 * {@link Outstanding} one can be moved, booked or ended, because only that has the methods (21 CFR 11.10(f): the sequence of
 * steps is enforced).
 */
public sealed interface Visit {
    VisitOutline outline();

    /** When the protocol wants it; of an unscheduled visit, the day it was added for. */
    Due due();

    /** How often it was written; 0 for one that is not kept yet. */
    long revision();

    default VisitId id() {
        return outline().id();
    }

    /** The day it is known to be on, so far: it happened then, or is booked for then. */
    default Optional<LocalDate> day() {
        return switch (this) {
            case Booked booked -> Optional.of(booked.bookedFor());
            case Occurred occurred -> Optional.of(occurred.occurredOn());
            case Planned _, Missed _, Cancelled _, Dropped _ -> Optional.empty();
        };
    }

    /** Whether its day lies in the window; none while there is no day, or for an unscheduled visit. */
    default Optional<Boolean> inWindow() {
        return outline().scheduled() ? day().map(due()::covers) : Optional.empty();
    }

    /** A visit that may turn out to have taken place. */
    sealed interface Recordable extends Visit {
        default Occurred occur(LocalDate day) {
            return new Occurred(outline(), due(), revision(), day);
        }
    }

    /** A visit that has not been yet. */
    sealed interface Outstanding extends Recordable {
        default Booked book(LocalDate day) {
            return new Booked(outline(), due(), revision(), day);
        }

        default Missed miss(String reason) {
            return new Missed(outline(), due(), revision(), reason);
        }

        default Cancelled cancel(String reason) {
            return new Cancelled(outline(), due(), revision(), reason);
        }

        /** The plan has no place for it any more. */
        default Dropped drop(String reason) {
            return new Dropped(outline(), due(), revision(), reason);
        }

        /** The same visit as the protocol now wants it; a booking stays. */
        Outstanding move(VisitOutline outline, Due due);
    }

    /** A visit to which nothing more happens; what was recorded of it may have been a mistake. */
    sealed interface Over extends Visit {
        /**
         * It took place on that day.
         *
         * @param epoch to which the day belongs
         */
        default Occurred correctedToOccurred(LocalDate day, Epoch epoch) {
            return new Occurred(outline().in(epoch), due(), revision(), day);
        }

        default Missed correctedToMissed(String reason) {
            return new Missed(outline(), due(), revision(), reason);
        }

        /** Nothing has become of it yet. */
        default Planned reinstated() {
            return new Planned(outline(), due(), revision());
        }
    }

    record Planned(VisitOutline outline, Due due, long revision) implements Outstanding {
        @Override
        public Planned move(VisitOutline outline, Due due) {
            return new Planned(outline, due, revision);
        }
    }

    record Booked(VisitOutline outline, Due due, long revision, LocalDate bookedFor) implements Outstanding {
        @Override
        public Booked move(VisitOutline outline, Due due) {
            return new Booked(outline, due, revision, bookedFor);
        }
    }

    record Occurred(VisitOutline outline, Due due, long revision, LocalDate occurredOn) implements Over {}

    record Missed(VisitOutline outline, Due due, long revision, String reason) implements Over {}

    /** The site is not to see the subject. */
    record Cancelled(VisitOutline outline, Due due, long revision, String reason) implements Over {}

    /** Cancelled by the plan, not by the site. It may have taken place before the plan dropped it, and be recorded late. */
    record Dropped(VisitOutline outline, Due due, long revision, String reason) implements Recordable {
        Planned plan(VisitOutline outline, Due due) {
            return new Planned(outline, due, revision);
        }
    }
}
