package casebook.scheduling.visit;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Participations;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Makes a subject's plan anew from what is known now; if it is the plan that is there already, nothing happens. */
public final class PlanVisits {
    private static final String SERVICE = "scheduling";
    private final Participations participations;
    private final Situations situations;
    private final Visits visits;
    private final Clock clock;

    public PlanVisits(Participations participations, Situations situations, Visits visits, Clock clock) {
        this.participations = participations;
        this.situations = situations;
        this.visits = visits;
        this.clock = clock;
    }

    /**
     * @param reason what happened, for the audit trail
     * @throws IllegalStateException when the subject, or the version of the study, is not known yet
     */
    public void of(StudyId study, SubjectId subject, String reason) {
        var present = visits.take(study, subject);
        var participation = participations
                .find(study, subject)
                .orElseThrow(() -> new IllegalStateException("The subject is not known yet"));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var by = Attribution.ofService(SERVICE, participation.site().value(), now, reason);
        var plan = situations
                .plan(study, subject, participation)
                .orElseThrow(() -> new IllegalStateException(
                        "Version " + participation.studyVersion() + " of the study is not known yet"));
        visits.keep(present, plan.applyTo(present), new Act(participation, by, null, null));
    }
}
