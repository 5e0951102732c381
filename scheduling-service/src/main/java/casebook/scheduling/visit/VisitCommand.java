package casebook.scheduling.visit;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.Act.RetryKey;
import org.jspecify.annotations.Nullable;

/**
 * Which visit somebody wants to act on, and who wants it.
 *
 * @param seenRevision the revision of the visit that the decision was made on
 * @param retry none when the client does not retry
 */
public record VisitCommand(
        StudyId study,
        SubjectId subject,
        VisitId visit,
        long seenRevision,
        Attribution by,
        @Nullable RetryKey retry) {

    VisitCommand because(String reason) {
        return new VisitCommand(study, subject, visit, seenRevision, by.because(reason), retry);
    }
}
