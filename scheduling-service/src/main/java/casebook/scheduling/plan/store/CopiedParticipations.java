package casebook.scheduling.plan.store;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.Participations;
import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Participations as copies, one per subject. */
@ApplicationScoped
class CopiedParticipations implements Participations {
    private static final String KIND = "participation";
    private static final String ONLY = "-";
    private final Copies copies;

    CopiedParticipations(Copies copies) {
        this.copies = copies;
    }

    /** {@code stage} is what copies say that were kept under that word. */
    record ParticipationCopy(
            String number,
            String site,
            @JsonAlias("stage") Participation.Status status,
            Map<Integer, LocalDate> consents,
            @Nullable LocalDate enrolledOn,
            @Nullable String studyVersion) {
        static ParticipationCopy of(Participation participation) {
            return new ParticipationCopy(
                    participation.number(),
                    participation.site().value(),
                    participation.status(),
                    participation.consents(),
                    participation.enrolledOn(),
                    participation.studyVersion());
        }

        Participation toDomain() {
            return new Participation(
                    number, new SiteId(site), status, new TreeMap<>(consents), enrolledOn, studyVersion);
        }
    }

    @Override
    public Optional<Participation> find(StudyId study, SubjectId subject) {
        return copies.find(KIND, ChainId.of(study, subject), ONLY, ParticipationCopy.class)
                .map(ParticipationCopy::toDomain);
    }

    @Override
    public void keep(StudyId study, SubjectId subject, Participation participation) {
        copies.put(KIND, ChainId.of(study, subject), ONLY, ParticipationCopy.of(participation));
    }
}
