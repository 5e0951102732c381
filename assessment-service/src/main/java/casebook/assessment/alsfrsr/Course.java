package casebook.assessment.alsfrsr;

import casebook.assessment.alsfrsr.Score.Missing;
import casebook.assessment.alsfrsr.Slope.Point;
import casebook.kernel.time.PartialDate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a subject's function changed, assessment by assessment.
 *
 * @param assessments in order of observation
 * @param onset the first symptom, as far as it is known
 * @param diedOn as far as it is known; none while nobody recorded a death
 * @param awaited visits that ask for an assessment and have no completed one, and why
 */
public record Course(
        List<Assessment> assessments,
        Score<PartialDate> onset,
        @Nullable PartialDate diedOn,
        List<Awaited> awaited) {

    public Course {
        assessments = assessments.stream()
                .sorted(Comparator.comparing(Assessment::observedOn).thenComparing(Assessment::visit))
                .toList();
        awaited = List.copyOf(awaited);
    }

    /**
     * One completed assessment.
     *
     * @param mode how it was administered: in person, by telephone, by video, by oneself
     * @param respondent who answered
     */
    public record Assessment(
            String visit,
            LocalDate observedOn,
            @Nullable String mode,
            @Nullable String respondent,
            AlsfrsrAnswers answers) {

        public AlsfrsrScore score() {
            return AlsfrsrScore.of(answers);
        }

        public Score<KingsStage> kings() {
            return KingsStage.of(answers);
        }

        public Score<MitosStage> mitos() {
            return MitosStage.of(answers);
        }
    }

    /** A visit without a completed assessment. */
    public record Awaited(String visit, String because) {}

    public Score<Slope> slope() {
        return Slope.of(assessments.stream()
                .flatMap(one -> one.score().total().known().map(total -> new Point(one.observedOn(), total)).stream())
                .toList());
    }

    /** Points lost in a month from onset to this assessment. */
    public Score<ProgressionRate> progressionRate(Assessment at) {
        return onset.then(first -> at.score().total().then(total -> ProgressionRate.of(total, first, at.observedOn())));
    }

    /** The rate at the first assessment that has a total, which is the one used for prognosis. */
    public Score<ProgressionRate> progressionRate() {
        return firstWithTotal().map(this::progressionRate).orElseGet(() -> new Missing<>("No assessment has a total."));
    }

    private Optional<Assessment> firstWithTotal() {
        return assessments.stream()
                .filter(one -> one.score().total().known().isPresent())
                .findFirst();
    }
}
