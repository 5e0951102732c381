package casebook.scheduling.visit.events;

import casebook.journal.event.Event;
import casebook.journal.event.Reaction;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.visit.PlanVisits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/**
 * Plans the subject's visits anew when something happened that they hang on. What happened is in the copies by then. If the
 * study version has not arrived yet this fails, and the event waits until it has.
 */
@ApplicationScoped
class PlanReaction implements Reaction {
    private static final Map<String, String> REASONS = Map.of(
            "consent-obtained.v1", "Consent obtained",
            "consent-withdrawn.v1", "Consent withdrawn",
            "subject-enrolled.v1", "Subject enrolled",
            "subject-screen-failed.v1", "Screen failure",
            "subject-discontinued.v1", "Subject discontinued",
            "subject-completed.v1", "Subject completed",
            "administration-recorded.v1", "Administration recorded",
            "administration-omitted.v1", "Administration omitted");

    private final PlanVisits planVisits;

    PlanReaction(PlanVisits planVisits) {
        this.planVisits = planVisits;
    }

    @Override
    public Set<String> types() {
        return REASONS.keySet();
    }

    @Override
    public void react(Event event) {
        planVisits.of(
                new StudyId(event.chain().study()),
                SubjectId.of(event.chain().subject()),
                REASONS.getOrDefault(event.type(), event.type()));
    }
}
