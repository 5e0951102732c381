package casebook.scheduling.visit;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.VisitId;

/**
 * Which visit somebody wants to act on, and who wants it.
 *
 * @param seenRevision the revision of the visit that the decision was made on
 */
public record VisitCommand(StudyId study, SubjectId subject, VisitId visit, long seenRevision, Attribution by) {

    VisitCommand because(String reason) {
        return new VisitCommand(study, subject, visit, seenRevision, by.because(reason));
    }
}
