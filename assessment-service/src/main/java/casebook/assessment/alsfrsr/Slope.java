package casebook.assessment.alsfrsr;

import casebook.assessment.alsfrsr.Score.Known;
import casebook.assessment.alsfrsr.Score.Missing;
import java.time.LocalDate;
import java.util.List;

/**
 * How fast the total changes: ordinary least squares of the total on months since the first assessment.
 *
 * @param perMonth points in a month; negative while function is lost
 * @param totals of how many assessments it was made
 */
public record Slope(double perMonth, int totals) {

    /** One assessment's total on its day. */
    public record Point(LocalDate observedOn, int total) {}

    /** One total at so many months after the first. */
    record Measured(double months, int total) {}

    public static Score<Slope> of(List<Point> points) {
        var first = points.stream().map(Point::observedOn).min(LocalDate::compareTo);
        return first.map(start -> fitted(points.stream()
                        .map(point -> new Measured(Months.between(start, point.observedOn()), point.total()))
                        .toList()))
                .orElseGet(Slope::tooFew);
    }

    static Score<Slope> fitted(List<Measured> measured) {
        if (measured.size() < 2) {
            return tooFew();
        }
        var meanMonths =
                measured.stream().mapToDouble(Measured::months).average().orElseThrow();
        var meanTotal = measured.stream().mapToInt(Measured::total).average().orElseThrow();
        var spread = 0.0;
        var together = 0.0;
        for (var one : measured) {
            var distance = one.months() - meanMonths;
            spread += distance * distance;
            together += distance * (one.total() - meanTotal);
        }
        return spread == 0
                ? new Missing<>("All assessments with a total are of one day.")
                : new Known<>(new Slope(together / spread, measured.size()));
    }

    private static Score<Slope> tooFew() {
        return new Missing<>("Two assessments with a total are needed.");
    }
}
