package casebook.scheduling.visit;

import static casebook.scheduling.visit.VisitRules.AFTER_CONSENT;
import static casebook.scheduling.visit.VisitRules.CONSENT_HOLDS;
import static casebook.scheduling.visit.VisitRules.HAPPENED;
import static casebook.scheduling.visit.VisitRules.PLAUSIBLE;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Contact;
import casebook.scheduling.plan.Due;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.plan.VisitOutline;
import casebook.scheduling.visit.Visit.Outstanding;
import casebook.scheduling.visit.Visit.Planned;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A visit that the protocol did not plan: it took place already, or is to. Also after the end of participation, for adverse
 * events are followed from consent on.
 */
public final class AddUnscheduledVisit {
    private static final VisitRule MAY_BE_PLANNED = VisitRule.all(CONSENT_HOLDS, PLAUSIBLE, AFTER_CONSENT);
    private static final VisitRule MAY_HAVE_OCCURRED = VisitRule.all(CONSENT_HOLDS, HAPPENED, AFTER_CONSENT);

    private final Situations situations;
    private final Visits visits;

    public AddUnscheduledVisit(Situations situations, Visits visits) {
        this.situations = situations;
        this.visits = visits;
    }

    /**
     * What is to be added.
     *
     * @param name for people; none gives it one with its number
     * @param occurred whether it took place on the day, or is planned for it
     */
    public record Addition(
            StudyId study,
            SubjectId subject,
            @Nullable String name,
            Contact contact,
            LocalDate day,
            boolean occurred,
            Attribution by,
            Act.@Nullable RetryKey retry) {}

    public Visit run(Addition addition) {
        var situation = situations.taken(addition.study(), addition.subject(), addition.by());
        var planned = new Planned(outline(addition, situation), Due.on(addition.day()), 0);
        var visit = addition.occurred()
                ? allowed(MAY_HAVE_OCCURRED, situation, planned, "/occurredOn").occur(addition.day())
                : allowed(MAY_BE_PLANNED, situation, planned, "/plannedOn");
        var act = new Act(situation.plan().participation(), addition.by(), visit.id(), addition.retry());
        return visits.keep(situation.visits(), situation.visits().with(visit), act)
                .find(visit.id())
                .orElseThrow();
    }

    private static Outstanding allowed(VisitRule rule, Situation situation, Planned planned, String pointer) {
        return rule.allow(new Proposal(situation, planned, planned.due().plannedOn(), pointer), Outstanding.class);
    }

    private static VisitOutline outline(Addition addition, Situation situation) {
        var id = situation.visits().nextUnscheduled();
        var name = Optional.ofNullable(addition.name()).orElseGet(() -> nameOf(id));
        return new VisitOutline(
                id, name, situation.epochOf(addition.day()), addition.contact(), List.of(), false, false);
    }

    private static String nameOf(VisitId id) {
        return "Unscheduled visit " + id.value().substring(id.value().lastIndexOf('-') + 1);
    }
}
