package casebook.assessment.capture.store;

import casebook.assessment.capture.AtVisit;
import casebook.assessment.capture.Participation;
import casebook.assessment.capture.Subject;
import casebook.assessment.capture.SubjectKey;
import casebook.assessment.capture.Subjects;
import casebook.assessment.capture.Visit;
import casebook.assessment.capture.Visits;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.journal.http.SubjectSites;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A copy of each subject's participation and one of each visit, of one kind, so that one read answers several. */
@Singleton
class CopiedSubjects implements Subjects, SubjectSites {
    private static final String KIND = "subject";
    private static final String PARTICIPATION = "participation";
    private static final String VISIT = "visit/";

    /** As they come; those of a day in the order of their ids. */
    private static final Comparator<Visit> IN_TIME = Comparator.comparing(
                    CopiedSubjects::day, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Visit::id);

    private final Copies copies;

    CopiedSubjects(Copies copies) {
        this.copies = copies;
    }

    /** One of the two. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Part(
            @Nullable Participation participation, @Nullable Visit visit) {}

    @Override
    public Optional<Subject> find(SubjectKey subject) {
        var parts = copies.all(KIND, chain(subject), Part.class);
        return participation(parts).map(participation -> new Subject(participation, visits(parts)));
    }

    @Override
    public Optional<AtVisit> at(SubjectKey subject, String visit) {
        var parts = copies.some(KIND, chain(subject), List.of(PARTICIPATION, VISIT + visit), Part.class);
        return participation(parts)
                .map(participation -> new AtVisit(
                        participation,
                        visits(parts).visits().stream().findFirst().orElse(null)));
    }

    @Override
    public Optional<Participation> participation(SubjectKey subject) {
        return copies.find(KIND, chain(subject), PARTICIPATION, Part.class).map(Part::participation);
    }

    @Override
    public Optional<Visit> visit(SubjectKey subject, String visit) {
        return copies.find(KIND, chain(subject), VISIT + visit, Part.class).map(Part::visit);
    }

    @Override
    public Visits visits(SubjectKey subject) {
        return visits(copies.all(KIND, chain(subject), Part.class));
    }

    private static Optional<Participation> participation(List<Part> parts) {
        return parts.stream().map(Part::participation).filter(Objects::nonNull).findFirst();
    }

    private static Visits visits(List<Part> parts) {
        return new Visits(parts.stream()
                .map(Part::visit)
                .filter(Objects::nonNull)
                .sorted(IN_TIME)
                .toList());
    }

    private static @Nullable LocalDate day(Visit visit) {
        return visit.occurredOn() == null ? visit.plannedOn() : visit.occurredOn();
    }

    @Override
    public void keep(SubjectKey subject, Participation participation) {
        copies.put(KIND, chain(subject), PARTICIPATION, new Part(participation, null));
    }

    @Override
    public void keep(SubjectKey subject, Visit visit) {
        copies.put(KIND, chain(subject), VISIT + visit.id(), new Part(null, visit));
    }

    @Override
    public Optional<SiteId> siteOf(StudyId study, SubjectId subject) {
        return participation(new SubjectKey(study, subject)).map(Participation::site);
    }

    private static ChainId chain(SubjectKey subject) {
        return ChainId.of(subject.study(), subject.subject());
    }
}
