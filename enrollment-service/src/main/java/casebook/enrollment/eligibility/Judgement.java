package casebook.enrollment.eligibility;

import java.util.Locale;

/** What the investigator says of one criterion. Met: an inclusion's text holds, or an exclusion's does not. */
public enum Judgement {
    MET,
    NOT_MET;

    /** As it is written on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
