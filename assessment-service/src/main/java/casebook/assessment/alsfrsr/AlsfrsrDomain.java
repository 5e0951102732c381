package casebook.assessment.alsfrsr;

import java.util.Locale;

/** The four parts of the scale, each 0 to 12. The last is not named like its item, for both are in one form. */
public enum AlsfrsrDomain {
    BULBAR,
    FINE_MOTOR,
    GROSS_MOTOR,
    RESPIRATORY_SCORE;

    /** The id of the domain's score in a form of the instrument. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
