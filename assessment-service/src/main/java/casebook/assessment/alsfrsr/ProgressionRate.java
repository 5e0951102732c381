package casebook.assessment.alsfrsr;

import casebook.assessment.alsfrsr.Score.Known;
import casebook.assessment.alsfrsr.Score.Missing;
import casebook.kernel.time.PartialDate;
import java.time.LocalDate;

/**
 * Points lost in a month since the first symptom: (48 - total) / months from onset to assessment. Where the onset is known
 * to the month or the year only, the rate lies between two bounds, for nothing is imputed.
 *
 * @param lowest the rate if the onset was on the earliest day it may have been
 * @param highest the rate if it was on the latest
 */
public record ProgressionRate(double lowest, double highest) {

    public static Score<ProgressionRate> of(int total, PartialDate onset, LocalDate observedOn) {
        if (!onset.latest().isBefore(observedOn)) {
            return new Missing<>("The onset is not known to lie before the assessment.");
        }
        var lost = AlsfrsrScore.HIGHEST - total;
        return new Known<>(new ProgressionRate(
                lost / Months.between(onset.earliest(), observedOn),
                lost / Months.between(onset.latest(), observedOn)));
    }

    /** Whether the onset is known to the day. */
    public boolean exact() {
        return lowest == highest;
    }
}
