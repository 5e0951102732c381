package casebook.scheduling.plan;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.util.Optional;

/** Who takes part, as far as this service has heard. */
public interface Participations {
    Optional<Participation> find(StudyId study, SubjectId subject);

    void keep(StudyId study, SubjectId subject, Participation participation);
}
