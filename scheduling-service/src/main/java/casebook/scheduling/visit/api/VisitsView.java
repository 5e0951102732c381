package casebook.scheduling.visit.api;

import casebook.scheduling.visit.SubjectVisits;
import casebook.scheduling.visit.Visit;
import casebook.scheduling.visit.VisitStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All visits of a subject, by due date. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Visits")
record VisitsView(
        @Schema(description = "The version of the protocol they are planned from; left out before the first plan")
        @Nullable
        String studyVersion,

        List<VisitView> visits,
        Totals totals) {

    /** How many visits are in which state. */
    record Totals(long all, long planned, long booked, long occurred, long missed, long cancelled) {
        static Totals of(SubjectVisits visits) {
            return new Totals(
                    visits.visits().size(),
                    count(visits, VisitStatus.PLANNED),
                    count(visits, VisitStatus.BOOKED),
                    count(visits, VisitStatus.OCCURRED),
                    count(visits, VisitStatus.MISSED),
                    count(visits, VisitStatus.CANCELLED));
        }

        private static long count(SubjectVisits visits, VisitStatus status) {
            return visits.visits().values().stream()
                    .filter(visit -> VisitStatus.of(visit) == status)
                    .count();
        }
    }

    static VisitsView of(SubjectVisits visits, Function<Visit, VisitView> view) {
        return new VisitsView(
                visits.studyVersion(),
                visits.visits().values().stream()
                        .sorted(Comparator.comparing(
                                        (Visit visit) -> visit.due().plannedOn())
                                .thenComparing(Visit::id))
                        .map(view)
                        .toList(),
                Totals.of(visits));
    }
}
