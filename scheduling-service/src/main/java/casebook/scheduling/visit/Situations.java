package casebook.scheduling.visit;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.scheduling.plan.Administrations;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.Participations;
import casebook.scheduling.plan.ScheduleOfActivities;
import casebook.scheduling.plan.Schedules;
import casebook.scheduling.plan.Sites;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Brings together what this service knows of a subject. */
public final class Situations {
    private static final ScheduleOfActivities NOTHING_PLANNED = new ScheduleOfActivities("", List.of());

    private final Participations participations;
    private final Schedules schedules;
    private final Sites sites;
    private final Administrations administrations;
    private final Visits visits;

    public Situations(
            Participations participations,
            Schedules schedules,
            Sites sites,
            Administrations administrations,
            Visits visits) {
        this.participations = participations;
        this.schedules = schedules;
        this.sites = sites;
        this.administrations = administrations;
        this.visits = visits;
    }

    /** @throws Refused not found; or copy behind, when this service has not yet heard what it must know of the subject */
    Situation taken(StudyId study, SubjectId subject, Attribution by) {
        // The visits first: what is read behind their lock cannot be older than the plan.
        var taken = visits.take(study, subject);
        var participation = participations.find(study, subject).orElseThrow(() -> Refused.notFound("The subject"));
        var zone = sites.zoneOf(study, participation.site()).orElseThrow(() -> behind("the subject's site"));
        var plan = plan(study, subject, participation).orElseThrow(() -> behind("the subject's study version"));
        return new Situation(plan, taken, LocalDate.ofInstant(by.at(), zone));
    }

    /** The subject's plan; none while the version of the study is not known that it is made from. */
    Optional<Plan> plan(StudyId study, SubjectId subject, Participation participation) {
        var version = participation.studyVersion();
        var schedule = version == null ? Optional.of(NOTHING_PLANNED) : schedules.find(study, version);
        return schedule.map(known -> new Plan(known, participation, administrations.of(study, subject)));
    }

    private static Refused behind(String what) {
        return new Refused(ProblemType.COPY_BEHIND, "copy-behind", "This service has not yet heard of " + what + ".");
    }
}
