package casebook.assessment.form;

import java.util.List;
import java.util.Map;

/** A scale with a scoring of its own, which a form names. */
public interface Instrument {
    /** The name by which forms ask for it. */
    String id();

    /** The scores by the id of the derivation; one that cannot be computed is left out. */
    Map<String, Object> derive(Answers answers);

    /** What contradicts the scale's own rules. A form's edit check of the same id takes the place of a finding. */
    List<Finding> findings(Answers answers);
}
