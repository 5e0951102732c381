package casebook.enrollment.subject;

import casebook.enrollment.allocation.Cohort;
import casebook.enrollment.allocation.CohortPlans;
import casebook.enrollment.allocation.Cohorts;
import casebook.enrollment.allocation.Sentinel;
import casebook.enrollment.study.StudyVersions;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cohort that a subject would be allocated to. It locks first and reads then: what it finds, the evidence of the
 * subject and of who has the slots, stays so until the transaction ends.
 */
public final class ChooseCohort {
    private final StudyVersions versions;
    private final Cohorts cohorts;
    private final InboxLock inbox;
    private final Visits visits;
    private final Subjects subjects;

    public ChooseCohort(StudyVersions versions, Cohorts cohorts, InboxLock inbox, Visits visits, Subjects subjects) {
        this.versions = versions;
        this.cohorts = cohorts;
        this.inbox = inbox;
        this.visits = visits;
        this.subjects = subjects;
    }

    /** @param asked none for the next that is to be filled */
    ChosenCohort choose(InScreening subject, @Nullable String asked) {
        var study = subject.registration().study();
        versions.lockShared(study);
        var plans = new CohortPlans(versions.of(study));
        var every = cohorts.lock(study, plans.ever());
        var offered = plans.of(subject.studyVersion()).stream()
                .flatMap(plan -> every.stream()
                        .filter(cohort -> cohort.id().equals(plan.id()))
                        .map(cohort -> cohort.as(plan)))
                .toList();
        var chosen = chosen(offered, asked);
        var occupants = chosen.occupants();
        inbox.lock(
                study,
                Stream.concat(
                                occupants.stream(),
                                Stream.of(subject.registration().id()))
                        .toList());
        return new ChosenCohort(
                chosen,
                every.stream().filter(chosen::sharesDosageWith).anyMatch(Cohort::held),
                offered.subList(0, offered.indexOf(chosen)).stream().anyMatch(earlier -> !earlier.full()),
                plans.staggerings(chosen.plan()),
                occupants.stream().map(occupant -> sentinel(study, occupant)).toList());
    }

    private static Cohort chosen(List<Cohort> offered, @Nullable String asked) {
        return asked == null
                ? offered.stream().filter(cohort -> !cohort.full()).findFirst().orElse(offered.getLast())
                : offered.stream()
                        .filter(cohort -> cohort.id().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> new Refused(
                                ProblemType.INVALID_CONTENT,
                                Reason.at("/cohort", "unknown-cohort", "The study version has no such cohort.")));
    }

    private Sentinel sentinel(StudyId study, SubjectId occupant) {
        var participates = subjects.need(study, occupant) instanceof Enrolled;
        return new Sentinel(visits.firstAdministeredOn(study, occupant).orElse(null), participates);
    }
}
