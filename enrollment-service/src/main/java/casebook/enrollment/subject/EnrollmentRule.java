package casebook.enrollment.subject;

import casebook.enrollment.allocation.Sentinel;
import casebook.enrollment.eligibility.EligibilityDecision;
import casebook.kernel.refusal.Reason;
import casebook.kernel.time.PlausibleDate;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must hold before a subject is enrolled. Each rule has a name; {@link #ALL} asks every one and tells every reason. */
@FunctionalInterface
interface EnrollmentRule {
    String ENROLLED_ON = "/enrolledOn";
    String COHORT = "/cohort";

    Stream<Reason> broken(EnrollmentRequest request);

    EnrollmentRule CONSENT_STANDS = must(
            request -> request.subject().consents().stand(),
            Reason.of("consent-withdrawn", "No consent of the subject stands."));

    EnrollmentRule DECIDED = must(
            request -> request.subject().decision() != null, Reason.of("not-decided", "Eligibility is not decided."));

    EnrollmentRule ELIGIBLE = decision(
            (decision, _) -> decision.eligible(), Reason.of("not-eligible", "The subject was found not eligible."));

    EnrollmentRule DECIDED_UNDER_PRESENT_VERSION = decision(
            (decision, request) ->
                    decision.studyVersion().equals(request.subject().studyVersion()),
            Reason.of("decided-under-other-version", "Eligibility was decided under an earlier study version."));

    EnrollmentRule EVIDENCE_UNCHANGED = decision(
            (decision, request) -> decision.basis().equals(request.present()),
            Reason.of("evidence-changed", "The evidence changed since eligibility was decided. Decide again."));

    EnrollmentRule WITHIN_RUN_IN = must(
            request -> !request.runIn().isOver(request.enrolledOn()),
            Reason.at(ENROLLED_ON, "run-in-over", "The run-in was over before this day."));

    EnrollmentRule HAPPENED = request -> PlausibleDate.happened(ENROLLED_ON, request.enrolledOn(), request.today());

    EnrollmentRule NOT_BEFORE_CONSENT = request -> Dates.notBeforeConsent(
            ENROLLED_ON, request.enrolledOn(), request.runIn().openedOn());

    EnrollmentRule NOT_BEFORE_DECISION = decision(
            (decision, request) -> !request.enrolledOn().isBefore(decision.decidedOn()),
            Reason.at(ENROLLED_ON, "date-too-early", "The date lies before the decision on eligibility."));

    EnrollmentRule COHORT_IN_ORDER = must(
            request -> !request.chosen().earlierOpen(),
            Reason.at(COHORT, "earlier-cohort-open", "A cohort that is filled earlier still has a free slot."));

    EnrollmentRule COHORT_NOT_HELD = must(
            request -> !request.chosen().held(),
            Reason.at(COHORT, "cohort-held", "The cohort is held; nobody more is allocated for now."));

    EnrollmentRule DOSAGE_IN_FORCE = must(
            request -> request.chosen().cohort().inForce(),
            Reason.at(
                    COHORT,
                    "dosage-not-in-force",
                    "The study version in force gives the cohort's dosage to nobody more."));

    EnrollmentRule SLOT_FREE = must(
            request -> !request.chosen().cohort().full(),
            Reason.at(COHORT, "cohort-full", "Every slot of the cohort's dosage is taken."));

    EnrollmentRule SENTINELS_OBSERVED = request -> request.chosen().staggerings().stream()
            .flatMap(staggering ->
                    Sentinel.obstacles(staggering, request.chosen().occupants(), request.enrolledOn()).stream())
            .distinct()
            .map(EnrollmentRule::told);

    /** In a full cohort nothing else of the cohort matters. */
    EnrollmentRule COHORT_TAKES_MORE =
            seq(DOSAGE_IN_FORCE, seq(SLOT_FREE, all(COHORT_IN_ORDER, COHORT_NOT_HELD, SENTINELS_OBSERVED)));

    EnrollmentRule ELIGIBILITY_HOLDS =
            seq(DECIDED, all(ELIGIBLE, DECIDED_UNDER_PRESENT_VERSION, EVIDENCE_UNCHANGED, NOT_BEFORE_DECISION));

    EnrollmentRule ALL =
            all(CONSENT_STANDS, ELIGIBILITY_HOLDS, WITHIN_RUN_IN, HAPPENED, NOT_BEFORE_CONSENT, COHORT_TAKES_MORE);

    private static Reason told(Sentinel.Obstacle obstacle) {
        return switch (obstacle) {
            case NOT_DOSED ->
                Reason.at(COHORT, "sentinel-not-dosed", "A sentinel of the cohort has had no administration yet.");
            case GAP_NOT_OVER ->
                Reason.at(
                        ENROLLED_ON,
                        "sentinel-gap-not-over",
                        "The gap after a sentinel's first administration is not over on this day.");
        };
    }

    /** A rule with one reason. */
    static EnrollmentRule must(Predicate<EnrollmentRequest> holds, Reason otherwise) {
        return request -> holds.test(request) ? Stream.empty() : Stream.of(otherwise);
    }

    /** A rule of the decision on eligibility. Whether there is one at all is a rule of its own. */
    private static EnrollmentRule decision(
            BiPredicate<EligibilityDecision, EnrollmentRequest> holds, Reason otherwise) {
        return must(
                request -> request.subject().decision() == null
                        || holds.test(request.subject().decision(), request),
                otherwise);
    }

    /** Asks every rule. */
    static EnrollmentRule all(EnrollmentRule... rules) {
        return request -> Stream.of(rules).flatMap(rule -> rule.broken(request));
    }

    /** Asks the second only where the first holds. */
    static EnrollmentRule seq(EnrollmentRule first, EnrollmentRule second) {
        return request -> {
            var broken = first.broken(request).toList();
            return broken.isEmpty() ? second.broken(request) : broken.stream();
        };
    }

    default List<Reason> reasons(EnrollmentRequest request) {
        return broken(request).toList();
    }
}
