package casebook.assessment.capture.events;

import casebook.assessment.capture.Participation;
import casebook.assessment.capture.Participation.Consent;
import casebook.assessment.capture.Participation.Disposition;
import casebook.assessment.capture.Participation.Disposition.How;
import casebook.assessment.capture.Participation.Enrollment;
import casebook.assessment.capture.SubjectKey;
import casebook.assessment.capture.Subjects;
import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Copies what enrollment says of a subject. */
@Singleton
class ParticipationProjection implements Projection {
    private static final String REGISTERED = "subject-registered.v1";

    /** What each later fact makes of the participation before it. */
    private static final Map<String, BiFunction<Participation, Event, Participation>> FACTS = Map.of(
            "consent-obtained.v1",
                    (before, event) ->
                            before.consented(event.as(ConsentObtained.class).toDomain()),
            "consent-withdrawn.v1",
                    (before, event) -> event.as(ConsentWithdrawn.class).of(before),
            "subject-enrolled.v1",
                    (before, event) ->
                            before.enrolled(event.as(SubjectEnrolled.class).enrollment()),
            "subject-screen-failed.v1",
                    (before, event) -> before.ended(event.as(ScreenFailed.class).disposition()),
            "subject-discontinued.v1",
                    (before, event) -> before.ended(event.as(Discontinued.class).disposition()),
            "subject-completed.v1",
                    (before, event) ->
                            before.ended(event.as(StudyCompleted.class).disposition()));

    private final Subjects subjects;

    ParticipationProjection(Subjects subjects) {
        this.subjects = subjects;
    }

    record SubjectRegistered(String number, String site) {}

    record ConsentObtained(int consent, LocalDate consentedOn, String studyVersion) {
        Consent toDomain() {
            return new Consent(consent, consentedOn, studyVersion, null);
        }
    }

    record ConsentWithdrawn(int consent, LocalDate withdrawnOn) {
        Participation of(Participation before) {
            return before.withdrawn(consent, withdrawnOn);
        }
    }

    record SubjectEnrolled(LocalDate enrolledOn, String cohort, String dosage) {
        Enrollment enrollment() {
            return new Enrollment(enrolledOn, cohort, dosage);
        }
    }

    record ScreenFailed(LocalDate failedOn) {
        Disposition disposition() {
            return new Disposition(How.SCREEN_FAILED, failedOn);
        }
    }

    record Discontinued(LocalDate discontinuedOn) {
        Disposition disposition() {
            return new Disposition(How.DISCONTINUED, discontinuedOn);
        }
    }

    record StudyCompleted(LocalDate completedOn) {
        Disposition disposition() {
            return new Disposition(How.COMPLETED, completedOn);
        }
    }

    @Override
    public Set<String> types() {
        var types = new HashSet<>(FACTS.keySet());
        types.add(REGISTERED);
        return types;
    }

    @Override
    public void project(Event event) {
        var subject = new SubjectKey(
                new StudyId(event.chain().study()), SubjectId.of(event.chain().subject()));
        var fact = FACTS.get(event.type());
        subjects.keep(subject, fact == null ? registered(event) : fact.apply(before(subject), event));
    }

    private static Participation registered(Event event) {
        var registered = event.as(SubjectRegistered.class);
        return Participation.registered(registered.number(), new SiteId(registered.site()));
    }

    private Participation before(SubjectKey subject) {
        return subjects.participation(subject)
                .orElseThrow(() -> new IllegalStateException("The subject was never registered"));
    }
}
