package casebook.assessment.alsfrsr.api;

import casebook.assessment.alsfrsr.Course;
import casebook.assessment.alsfrsr.Course.Assessment;
import casebook.assessment.alsfrsr.Course.Awaited;
import casebook.assessment.alsfrsr.KingsStage;
import casebook.assessment.alsfrsr.MitosStage;
import casebook.assessment.alsfrsr.ProgressionRate;
import casebook.assessment.alsfrsr.Score;
import casebook.assessment.alsfrsr.Slope;
import casebook.kernel.time.PartialDate;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A subject's course as it is answered: what could not be computed is left out and explained. */
@Schema(description = "A subject's course of ALSFRS-R. What could not be computed is left out, and missing says why.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CourseView(
        List<AssessmentView> assessments,

        @Schema(description = "Ordinary least squares of the totals, points per month; negative while function is lost")
        @Nullable
        SlopeView slope,

        @Schema(description = "The first symptom, to the day, month or year", examples = "2023-05") @Nullable
        String onset,

        @Schema(description = "At the first assessment that has a total") @Nullable
        RateView progressionRate,

        @Schema(description = "Left out while no completed form has a date of death") @Nullable
        DeathView death,

        @Schema(description = "Visits that ask for an assessment and have no completed one")
        List<Awaited> awaited,

        List<MissingView> missing) {

    /** One completed assessment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AssessmentView(
            String visit,
            LocalDate observedOn,
            @Schema(examples = "in-person") @Nullable String mode,
            @Schema(examples = "subject") @Nullable String respondent,

            @Schema(description = "0 to 48", minimum = "0", maximum = "48") @Nullable
            Integer total,

            @Schema(description = "bulbar, fine-motor, gross-motor, respiratory-score: 0 to 12 each")
            Map<String, Integer> domains,

            @Schema(description = "King's stage: 0 (no region), 1, 2, 3, 4A, 4B", examples = "2") @Nullable
            String kingsStage,

            @Schema(description = "MiToS stage: how many functions are lost, 0 to 4") @Nullable
            Integer mitosStage,

            @Nullable RateView progressionRate,
            List<MissingView> missing) {
        static AssessmentView of(Assessment one, Score<ProgressionRate> rate) {
            var missing = new ArrayList<MissingView>();
            var score = one.score();
            var domains = new LinkedHashMap<String, Integer>();
            score.total().missing().ifPresent(why -> missing.add(new MissingView("total", why)));
            score.domains().forEach((domain, points) -> {
                points.known().ifPresent(sum -> domains.put(domain.id(), sum));
                points.missing().ifPresent(why -> missing.add(new MissingView(domain.id(), why)));
            });
            one.kings().missing().ifPresent(why -> missing.add(new MissingView("kingsStage", why)));
            one.mitos().missing().ifPresent(why -> missing.add(new MissingView("mitosStage", why)));
            rate.missing().ifPresent(why -> missing.add(new MissingView(RATE, why)));
            return new AssessmentView(
                    one.visit(),
                    one.observedOn(),
                    one.mode(),
                    one.respondent(),
                    score.total().known().orElse(null),
                    domains,
                    one.kings().known().map(KingsStage::label).orElse(null),
                    one.mitos().known().map(MitosStage::value).orElse(null),
                    rate.known().map(RateView::of).orElse(null),
                    missing);
        }
    }

    /** @param assessments of how many totals it was made */
    record SlopeView(BigDecimal perMonth, int assessments) {
        static SlopeView of(Slope slope) {
            return new SlopeView(rounded(slope.perMonth()), slope.totals());
        }
    }

    /** Points lost in a month since onset: one number where the onset is known to the day, else two bounds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RateView(@Nullable BigDecimal perMonth, BigDecimal lowest, BigDecimal highest) {
        static RateView of(ProgressionRate rate) {
            return new RateView(
                    rate.exact() ? rounded(rate.lowest()) : null, rounded(rate.lowest()), rounded(rate.highest()));
        }
    }

    /** The end of both stagings. */
    @Schema(description = "The subject's death, which is the last stage of both scales.")
    record DeathView(
            @Schema(description = "To the day, month or year", examples = "2026-01")
            String on,

            @Schema(examples = "5") String kingsStage,
            @Schema(examples = "5") int mitosStage) {
        static DeathView of(PartialDate on) {
            return new DeathView(on.text(), KingsStage.DEATH.label(), MitosStage.DEATH.value());
        }
    }

    /** What is missing, and why. */
    record MissingView(String what, String because) {}

    private static final String RATE = "progressionRate";
    private static final int DECIMALS = 6;

    static CourseView of(Course course) {
        var missing = new ArrayList<MissingView>();
        course.slope().missing().ifPresent(why -> missing.add(new MissingView("slope", why)));
        course.onset().missing().ifPresent(why -> missing.add(new MissingView("onset", why)));
        course.progressionRate().missing().ifPresent(why -> missing.add(new MissingView(RATE, why)));
        return new CourseView(
                course.assessments().stream()
                        .map(one -> AssessmentView.of(one, course.progressionRate(one)))
                        .toList(),
                course.slope().known().map(SlopeView::of).orElse(null),
                course.onset().known().map(PartialDate::text).orElse(null),
                course.progressionRate().known().map(RateView::of).orElse(null),
                course.diedOn() == null ? null : DeathView.of(course.diedOn()),
                course.awaited(),
                missing);
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
