package casebook.assessment.capture.store;

import casebook.assessment.capture.Participation;
import casebook.assessment.capture.Subject;
import casebook.assessment.capture.SubjectKey;
import casebook.assessment.capture.Subjects;
import casebook.assessment.capture.Visits;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.journal.http.SubjectSites;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two copies for each subject, of one kind, so that one read answers both. */
@Singleton
class CopiedSubjects implements Subjects, SubjectSites {
    private static final String KIND = "subject";
    private static final String PARTICIPATION = "participation";
    private static final String VISITS = "visits";

    private final Copies copies;

    CopiedSubjects(Copies copies) {
        this.copies = copies;
    }

    /** One of the two. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Part(
            @Nullable Participation participation, @Nullable Visits visits) {}

    @Override
    public Optional<Subject> find(SubjectKey subject) {
        var parts = copies.all(KIND, chain(subject), Part.class);
        var visits = parts.stream().map(Part::visits).filter(Objects::nonNull).findFirst();
        return parts.stream()
                .map(Part::participation)
                .filter(Objects::nonNull)
                .findFirst()
                .map(participation -> new Subject(participation, visits.orElse(Visits.NONE)));
    }

    @Override
    public Optional<Participation> participation(SubjectKey subject) {
        return copies.find(KIND, chain(subject), PARTICIPATION, Part.class).map(Part::participation);
    }

    @Override
    public Visits visits(SubjectKey subject) {
        return copies.find(KIND, chain(subject), VISITS, Part.class)
                .map(Part::visits)
                .orElse(Visits.NONE);
    }

    @Override
    public void keep(SubjectKey subject, Participation participation) {
        copies.put(KIND, chain(subject), PARTICIPATION, new Part(participation, null));
    }

    @Override
    public void keep(SubjectKey subject, Visits visits) {
        copies.put(KIND, chain(subject), VISITS, new Part(null, visits));
    }

    @Override
    public Optional<SiteId> siteOf(StudyId study, SubjectId subject) {
        return participation(new SubjectKey(study, subject)).map(Participation::site);
    }

    private static ChainId chain(SubjectKey subject) {
        return ChainId.of(subject.study(), subject.subject());
    }
}
