package casebook.assessment.alsfrsr;

import casebook.assessment.form.Answers;
import casebook.assessment.form.Finding;
import casebook.assessment.form.Instrument;
import casebook.assessment.form.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scores any form that names the instrument. */
public final class AlsfrsrInstrument implements Instrument {
    public static final String ID = "alsfrs-r";
    private static final String TOTAL = "total";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Map<String, Object> derive(Answers answers) {
        var score = AlsfrsrScore.of(AlsfrsrAnswers.of(answers));
        var derived = new HashMap<String, Object>();
        score.total().known().ifPresent(total -> derived.put(TOTAL, (long) total));
        score.domains()
                .forEach((domain, points) -> points.known().ifPresent(sum -> derived.put(domain.id(), (long) sum)));
        return derived;
    }

    @Override
    public List<Finding> findings(Answers answers) {
        return AlsfrsrAnswers.of(answers).contradictory()
                ? List.of(new Finding(
                        "one-cutting-item",
                        Severity.ERROR,
                        "Either 5a (no gastrostomy) or 5b (gastrostomy) is answered, not both.",
                        List.of(AlsfrsrItem.CUTTING.id(), AlsfrsrItem.CUTTING_GASTROSTOMY.id())))
                : List.of();
    }
}
