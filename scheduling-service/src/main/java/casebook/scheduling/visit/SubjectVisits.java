package casebook.scheduling.visit;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.Visit.Outstanding;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All visits of one subject. They hang on one another, so one writer at a time changes them.
 *
 * @param studyVersion the version of the protocol they were planned from last; none before the first plan
 */
public record SubjectVisits(
        StudyId study, SubjectId subject, @Nullable String studyVersion, SortedMap<VisitId, Visit> visits) {
    private static final String UNSCHEDULED = "unscheduled-";

    public SubjectVisits {
        visits = Collections.unmodifiableSortedMap(new TreeMap<>(visits));
    }

    public static SubjectVisits none(StudyId study, SubjectId subject) {
        return new SubjectVisits(study, subject, null, new TreeMap<>());
    }

    public Optional<Visit> find(VisitId id) {
        return Optional.ofNullable(visits.get(id));
    }

    public SubjectVisits with(Visit visit) {
        var changed = new TreeMap<>(visits);
        changed.put(visit.id(), visit);
        return new SubjectVisits(study, subject, studyVersion, changed);
    }

    SubjectVisits of(String newStudyVersion) {
        return new SubjectVisits(study, subject, newStudyVersion, visits);
    }

    SubjectVisits eachOutstanding(Function<Outstanding, Visit> change) {
        var changed = new TreeMap<>(visits);
        changed.replaceAll((_, visit) -> visit instanceof Outstanding outstanding ? change.apply(outstanding) : visit);
        return new SubjectVisits(study, subject, studyVersion, changed);
    }

    /** The id of the next unscheduled visit: they are counted from 1. */
    VisitId nextUnscheduled() {
        var number = 1;
        while (visits.containsKey(new VisitId(UNSCHEDULED + number))) {
            number++;
        }
        return new VisitId(UNSCHEDULED + number);
    }
}
