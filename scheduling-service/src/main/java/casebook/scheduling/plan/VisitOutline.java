package casebook.scheduling.plan;

import java.util.List;

/**
 * What a visit is, whenever it takes place.
 *
 * @param name for people
 * @param forms the ids of the forms it asks for, in order
 * @param scheduled whether the protocol plans it; false for an unscheduled visit
 * @param endsStudy whether it is the end of follow-up
 */
public record VisitOutline(
        VisitId id,
        String name,
        Epoch epoch,
        Contact contact,
        List<String> forms,
        boolean scheduled,
        boolean endsStudy) {

    public VisitOutline {
        forms = List.copyOf(forms);
    }

    public VisitOutline in(Epoch another) {
        return new VisitOutline(id, name, another, contact, forms, scheduled, endsStudy);
    }
}
