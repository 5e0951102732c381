package casebook.assessment.capture.events;

import casebook.assessment.capture.SubjectKey;
import casebook.assessment.capture.Subjects;
import casebook.assessment.capture.Visit;
import casebook.assessment.capture.Visits;
import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/** Copies a subject's visits from scheduling: the present plan, and what became of it. */
@Singleton
class VisitProjection implements Projection {
    private static final String PLANNED = "visits-planned.v1";

    /** What each fact makes of the visits before it. */
    private static final Map<String, BiFunction<Visits, Event, Visits>> FACTS = Map.of(
            PLANNED,
            (before, event) -> before.replanned(event.as(VisitsPlanned.class).plan()),
            "visit-occurred.v1",
            (before, event) -> event.as(VisitOccurred.class).of(before),
            "visit-missed.v1",
            (before, event) -> before.missed(event.as(VisitOff.class).visit()),
            "visit-cancelled.v1",
            (before, event) -> before.cancelled(event.as(VisitOff.class).visit()),
            "visit-reinstated.v1",
            (before, event) -> before.reinstated(event.as(VisitOff.class).visit()));

    private final Subjects subjects;

    VisitProjection(Subjects subjects) {
        this.subjects = subjects;
    }

    record VisitsPlanned(List<PlannedVisit> visits) {
        List<Visit> plan() {
            return visits.stream().map(PlannedVisit::toDomain).toList();
        }
    }

    record PlannedVisit(String visit, LocalDate plannedOn, List<String> forms) {
        Visit toDomain() {
            return Visit.planned(visit, forms, plannedOn);
        }
    }

    record VisitOccurred(String visit, LocalDate occurredOn) {
        Visits of(Visits before) {
            return before.occurred(visit, occurredOn);
        }
    }

    /** Which visit a fact is about, of those that are about one. */
    record OfVisit(String visit) {}

    /** Missed, cancelled, or neither after all. */
    record VisitOff(String visit) {}

    @Override
    public Set<String> types() {
        return FACTS.keySet();
    }

    @Override
    public void project(Event event) {
        var subject = new SubjectKey(
                new StudyId(event.chain().study()), SubjectId.of(event.chain().subject()));
        var fact = Objects.requireNonNull(FACTS.get(event.type()));
        var before = before(subject, event);
        fact.apply(before, event).visits().stream()
                .filter(visit -> !before.visits().contains(visit))
                .forEach(visit -> subjects.keep(subject, visit));
    }

    /** What the fact may change: every visit a plan, all others one. */
    private Visits before(SubjectKey subject, Event event) {
        return event.type().equals(PLANNED)
                ? subjects.visits(subject)
                : new Visits(subjects.visit(subject, event.as(OfVisit.class).visit()).stream()
                        .toList());
    }
}
