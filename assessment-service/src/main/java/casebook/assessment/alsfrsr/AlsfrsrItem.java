package casebook.assessment.alsfrsr;

import static casebook.assessment.alsfrsr.AlsfrsrDomain.BULBAR;
import static casebook.assessment.alsfrsr.AlsfrsrDomain.FINE_MOTOR;
import static casebook.assessment.alsfrsr.AlsfrsrDomain.GROSS_MOTOR;
import static casebook.assessment.alsfrsr.AlsfrsrDomain.RESPIRATORY_SCORE;

import java.util.Locale;

/** The items of the scale, each 0 (function lost) to 4 (normal); of the two cutting items exactly one is answered. */
public enum AlsfrsrItem {
    SPEECH(BULBAR),
    SALIVATION(BULBAR),
    SWALLOWING(BULBAR),
    HANDWRITING(FINE_MOTOR),
    /** 5a: cutting food, without gastrostomy. */
    CUTTING(FINE_MOTOR),
    /** 5b: cutting and handling utensils, with gastrostomy. */
    CUTTING_GASTROSTOMY(FINE_MOTOR),
    DRESSING(FINE_MOTOR),
    TURNING(GROSS_MOTOR),
    WALKING(GROSS_MOTOR),
    STAIRS(GROSS_MOTOR),
    DYSPNOEA(RESPIRATORY_SCORE),
    ORTHOPNOEA(RESPIRATORY_SCORE),
    RESPIRATORY(RESPIRATORY_SCORE);

    public static final int NORMAL = 4;

    private final AlsfrsrDomain domain;

    AlsfrsrItem(AlsfrsrDomain domain) {
        this.domain = domain;
    }

    AlsfrsrDomain domain() {
        return domain;
    }

    /** The item's id in a form of the instrument. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
