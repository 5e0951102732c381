package casebook.scheduling.plan.events;

import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.Participation.Status;
import casebook.scheduling.plan.Participations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;

/** Follows each subject from registration to the end of participation. */
@ApplicationScoped
class ParticipationProjection implements Projection {
    static final Set<String> TYPES = Set.of(
            "subject-registered.v1",
            "consent-obtained.v1",
            "consent-withdrawn.v1",
            "subject-enrolled.v1",
            "subject-screen-failed.v1",
            "subject-discontinued.v1",
            "subject-completed.v1");

    private final Participations participations;

    ParticipationProjection(Participations participations) {
        this.participations = participations;
    }

    record SubjectRegistered(String number, String site) {}

    record ConsentObtained(int consent, LocalDate consentedOn, String studyVersion) {}

    record ConsentWithdrawn(int consent, LocalDate withdrawnOn) {}

    record SubjectEnrolled(LocalDate enrolledOn, String studyVersion) {}

    record ScreenFailed(LocalDate failedOn) {}

    record Discontinued(LocalDate discontinuedOn) {}

    record StudyCompleted(LocalDate completedOn) {}

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Override
    public void project(Event event) {
        var study = new StudyId(event.chain().study());
        var subject = SubjectId.of(event.chain().subject());
        participations.keep(study, subject, after(event, study, subject));
    }

    private Participation after(Event event, StudyId study, SubjectId subject) {
        if (event.type().equals("subject-registered.v1")) {
            var registered = event.as(SubjectRegistered.class);
            return Participation.registered(registered.number(), new SiteId(registered.site()));
        }
        return after(
                event,
                participations
                        .find(study, subject)
                        .orElseThrow(() -> new IllegalStateException("The subject is not registered")));
    }

    private static Participation after(Event event, Participation before) {
        return switch (event.type()) {
            case "consent-obtained.v1" -> {
                var obtained = event.as(ConsentObtained.class);
                yield before.consented(obtained.consent(), obtained.consentedOn(), obtained.studyVersion());
            }
            case "consent-withdrawn.v1" -> {
                var withdrawn = event.as(ConsentWithdrawn.class);
                yield before.withdrawn(withdrawn.consent(), withdrawn.withdrawnOn());
            }
            case "subject-enrolled.v1" -> {
                var enrolled = event.as(SubjectEnrolled.class);
                yield before.enrolled(enrolled.enrolledOn(), enrolled.studyVersion());
            }
            case "subject-screen-failed.v1" ->
                before.ended(Status.SCREEN_FAILED, event.as(ScreenFailed.class).failedOn());
            case "subject-discontinued.v1" ->
                before.ended(Status.DISCONTINUED, event.as(Discontinued.class).discontinuedOn());
            case "subject-completed.v1" ->
                before.ended(Status.COMPLETED, event.as(StudyCompleted.class).completedOn());
            default -> throw new IllegalArgumentException(event.type());
        };
    }
}
