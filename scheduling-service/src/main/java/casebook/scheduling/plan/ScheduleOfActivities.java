package casebook.scheduling.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a version of the protocol plans, in the protocol's order (ICH M11, USDM). */
public record ScheduleOfActivities(String studyVersion, List<PlannedVisit> visits) {

    public ScheduleOfActivities {
        visits = List.copyOf(visits);
    }

    public Optional<PlannedVisit> find(VisitId id) {
        return visits.stream().filter(visit -> visit.id().equals(id)).findFirst();
    }

    /**
     * The due date and window of every visit that can be counted from what is known of the subject. A visit whose anchor is
     * unknown has none yet; neither has one that needs an enrollment which has not been.
     */
    public Map<VisitId, Due> due(AnchorDates anchors) {
        var due = new LinkedHashMap<VisitId, Due>();
        var open = new ArrayList<>(visits);
        // Anchors may stand later in the protocol than what is counted from them, so we go round until nothing is
        // added.
        while (open.removeIf(visit -> counted(visit, anchors, due))) {}
        return due;
    }

    private static boolean counted(PlannedVisit visit, AnchorDates anchors, Map<VisitId, Due> due) {
        if (!anchors.allow(visit.outline().epoch())) {
            return false;
        }
        var anchor = anchors.find(visit.timing().anchor(), due);
        anchor.ifPresent(
                day -> due.put(visit.id(), visit.window().around(visit.timing().from(day))));
        return anchor.isPresent();
    }
}
