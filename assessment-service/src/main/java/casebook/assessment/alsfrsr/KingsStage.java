package casebook.assessment.alsfrsr;

import static casebook.assessment.alsfrsr.AlsfrsrItem.CUTTING;
import static casebook.assessment.alsfrsr.AlsfrsrItem.DYSPNOEA;
import static casebook.assessment.alsfrsr.AlsfrsrItem.HANDWRITING;
import static casebook.assessment.alsfrsr.AlsfrsrItem.NORMAL;
import static casebook.assessment.alsfrsr.AlsfrsrItem.RESPIRATORY;
import static casebook.assessment.alsfrsr.AlsfrsrItem.SALIVATION;
import static casebook.assessment.alsfrsr.AlsfrsrItem.SPEECH;
import static casebook.assessment.alsfrsr.AlsfrsrItem.SWALLOWING;
import static casebook.assessment.alsfrsr.AlsfrsrItem.WALKING;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * King's clinical stage as derived from ALSFRS-R (Balendra 2014, doi 10.3109/21678421.2013.865750): how many regions are
 * involved; 4A with gastrostomy; 4B with respiratory failure, which wins over 4A; 5 is death.
 */
public enum KingsStage {
    NO_REGION("0"),
    ONE_REGION("1"),
    TWO_REGIONS("2"),
    THREE_REGIONS("3"),
    NUTRITIONAL_FAILURE("4A"),
    RESPIRATORY_FAILURE("4B"),
    DEATH("5");

    private static final Set<AlsfrsrItem> NEEDED =
            EnumSet.of(SPEECH, SALIVATION, SWALLOWING, HANDWRITING, CUTTING, WALKING, DYSPNOEA, RESPIRATORY);

    private final String label;

    KingsStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** A living subject's stage. */
    public static Score<KingsStage> of(AlsfrsrAnswers answers) {
        return answers.from(NEEDED, () -> stage(answers));
    }

    private static KingsStage stage(AlsfrsrAnswers answers) {
        if (answers.grade(DYSPNOEA) == 0 || answers.grade(RESPIRATORY) < NORMAL) {
            return RESPIRATORY_FAILURE;
        }
        if (answers.gastrostomy()) {
            return NUTRITIONAL_FAILURE;
        }
        return switch (regions(answers)) {
            case 0 -> NO_REGION;
            case 1 -> ONE_REGION;
            case 2 -> TWO_REGIONS;
            default -> THREE_REGIONS;
        };
    }

    private static int regions(AlsfrsrAnswers answers) {
        var bulbar = Stream.of(SPEECH, SALIVATION, SWALLOWING).anyMatch(item -> answers.grade(item) < NORMAL);
        var upperLimb = answers.grade(HANDWRITING) < NORMAL || answers.cutting() < NORMAL;
        var lowerLimb = answers.grade(WALKING) < NORMAL;
        return Math.toIntExact(Stream.of(bulbar, upperLimb, lowerLimb)
                .filter(Boolean::booleanValue)
                .count());
    }
}
