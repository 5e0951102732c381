package casebook.assessment.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as a study version defines it.
 *
 * @param repeating whether a subject may have many of it within one visit
 * @param anyVisit whether it may be captured at every visit, also where the visit does not ask for it
 * @param instrument the scale that scores it; none for most
 */
public record Form(
        String id,
        String name,
        Purpose purpose,
        boolean repeating,
        boolean anyVisit,
        @Nullable String instrument,
        List<Item> items,
        List<Derivation> derivations,
        List<EditCheck> edits) {

    public Form {
        items = List.copyOf(items);
        derivations = List.copyOf(derivations);
        edits = List.copyOf(edits);
    }

    /** What a form records. */
    public enum Purpose {
        OBSERVATION,
        ADMINISTRATION,
        ADVERSE_EVENT
    }

    /**
     * A value computed from answers, never entered.
     *
     * @param rule what computes it; none where the form's instrument does
     */
    public record Derivation(
            String id, ItemType type, @Nullable String rule) {}

    /** A rule over answers that must hold, and what to say at which items where it does not. */
    public record EditCheck(String id, String rule, String message, Severity severity, List<String> items) {
        public EditCheck {
            items = List.copyOf(items);
        }
    }
}
