package casebook.scheduling.plan;

/** A visit as the protocol plans it for every subject. */
public record PlannedVisit(VisitOutline outline, Timing timing, VisitWindow window) {

    public VisitId id() {
        return outline.id();
    }
}
