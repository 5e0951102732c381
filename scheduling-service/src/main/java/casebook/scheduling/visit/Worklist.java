package casebook.scheduling.visit;

import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.VisitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The visits of many subjects, in order of due date. */
public interface Worklist {

    /** At most {@code limit} visits that fit, behind a place. */
    List<Item> page(StudyId study, Filter filter, @Nullable Place after, int limit);

    /**
     * Which visits are wanted.
     *
     * @param sites only of these; none for every site
     * @param from the first due date, included
     * @param to the last due date, included
     */
    record Filter(
            @Nullable Set<SiteId> sites,
            @Nullable VisitStatus status,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** A visit's place in the order. */
    record Place(LocalDate plannedOn, SubjectId subject, VisitId visit) {}

    /** A visit, and whose it is. */
    record Item(
            SubjectId subject,
            String number,
            SiteId site,
            @Nullable LocalDate enrolledOn,
            Visit visit) {
        public Place place() {
            return new Place(visit.due().plannedOn(), subject, visit.id());
        }
    }
}
