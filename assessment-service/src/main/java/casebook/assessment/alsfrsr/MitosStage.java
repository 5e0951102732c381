package casebook.assessment.alsfrsr;

import static casebook.assessment.alsfrsr.AlsfrsrItem.DRESSING;
import static casebook.assessment.alsfrsr.AlsfrsrItem.DYSPNOEA;
import static casebook.assessment.alsfrsr.AlsfrsrItem.HANDWRITING;
import static casebook.assessment.alsfrsr.AlsfrsrItem.RESPIRATORY;
import static casebook.assessment.alsfrsr.AlsfrsrItem.SPEECH;
import static casebook.assessment.alsfrsr.AlsfrsrItem.SWALLOWING;
import static casebook.assessment.alsfrsr.AlsfrsrItem.WALKING;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Milano-Torino stage (JNNP 2015;86:38-44): how many of movement, swallowing, communication and breathing are lost.
 *
 * @param value 0 to 4; 5 is death
 */
public record MitosStage(int value) {
    public static final MitosStage DEATH = new MitosStage(5);
    private static final Set<AlsfrsrItem> NEEDED =
            EnumSet.of(SPEECH, SWALLOWING, HANDWRITING, DRESSING, WALKING, DYSPNOEA, RESPIRATORY);

    /** A living subject's stage. */
    public static Score<MitosStage> of(AlsfrsrAnswers answers) {
        return answers.from(NEEDED, () -> new MitosStage(lost(answers)));
    }

    private static int lost(AlsfrsrAnswers answers) {
        var movement = answers.grade(WALKING) <= 1 || answers.grade(DRESSING) <= 1;
        var swallowing = answers.grade(SWALLOWING) <= 1;
        var communication = answers.grade(SPEECH) <= 1 && answers.grade(HANDWRITING) <= 1;
        var breathing = answers.grade(DYSPNOEA) <= 1 || answers.grade(RESPIRATORY) <= 2;
        return Math.toIntExact(Stream.of(movement, swallowing, communication, breathing)
                .filter(Boolean::booleanValue)
                .count());
    }
}
