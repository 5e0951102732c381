package casebook.enrollment.study;

import casebook.enrollment.study.PlannedCohort.Staggering;
import casebook.kernel.identity.SiteId;
import casebook.kernel.rule.Rule;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A study version as data, in one piece: the study with its forms and languages. What is asked of it here has been checked
 * when the version was activated.
 *
 * @param content maps, lists, texts, numbers and booleans, as in studies/schema
 */
public record StudyDefinition(Map<String, Object> content) {
    private static final String RUN_IN = "run-in";

    Part root() {
        return new Part("", content);
    }

    public String id() {
        return root().text("id");
    }

    public String version() {
        return root().text("version");
    }

    public String title() {
        return root().text("title");
    }

    /** The longest run-in, from the day of consent to the day of enrollment. */
    public Period runInMaximum() {
        return Period.parse(root().at("runIn").text("maximum"));
    }

    public Optional<Site> site(SiteId id) {
        return root().each("sites")
                .filter(site -> site.text("id").equals(id.value()))
                .map(site -> new Site(id, site.text("name"), site.text("country"), ZoneId.of(site.text("timeZone"))))
                .findFirst();
    }

    /** The cohorts, in the order in which they are filled. */
    public List<PlannedCohort> cohorts() {
        return root().each("cohorts").map(StudyDefinition::cohort).toList();
    }

    private static PlannedCohort cohort(Part cohort) {
        var dosage = cohort.at("dosage");
        var staggering = cohort.at("staggering");
        return new PlannedCohort(
                cohort.text("id"),
                cohort.text("name"),
                new Dosage(
                        dosage.text("id"),
                        dosage.text("product"),
                        dosage.number("amountPerKg"),
                        dosage.text("unit"),
                        dosage.text("route")),
                cohort.number("cap").intValueExact(),
                new Staggering(staggering.number("sentinels").intValueExact(), Period.parse(staggering.text("gap"))));
    }

    public List<Criterion> criteria() {
        return root().each("eligibility")
                .map(criterion -> new Criterion(
                        criterion.text("id"),
                        Criterion.Kind.valueOf(criterion.text("kind").toUpperCase(Locale.ROOT)),
                        criterion.text("text"),
                        criterion.text("rule"),
                        Set.copyOf(criterion.texts("evidence"))))
                .toList();
    }

    /** What the rules of criteria may name, with its type. */
    public Map<String, Rule.Type> evidenceVariables() {
        return Variables.ofCriteria(root());
    }

    /** The visits between consent and enrollment. Their forms are the evidence for criteria. */
    public Set<String> runInVisits() {
        return root().each("schedule")
                .filter(visit -> visit.text("epoch").equals(RUN_IN))
                .map(visit -> visit.text("id"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The one visit that ends follow-up. */
    public String finalVisit() {
        return root().each("schedule")
                .filter(visit -> visit.yes("final"))
                .map(visit -> visit.text("id"))
                .findFirst()
                .orElseThrow();
    }

    /** Whether both say the same; 20 and 20.0 are the same number. */
    public boolean sameAs(StudyDefinition other) {
        return SameContent.of(content, other.content);
    }
}
