package casebook.enrollment.subject;

import casebook.enrollment.allocation.Allocation;
import casebook.enrollment.allocation.Cohort;
import casebook.enrollment.consent.Consent.Giver;
import casebook.enrollment.eligibility.CompletedForm.Citation;
import casebook.enrollment.eligibility.EligibilityDecision;
import casebook.enrollment.eligibility.Evidence.Basis;
import casebook.enrollment.eligibility.Judgement;
import casebook.enrollment.study.Dosage;
import casebook.enrollment.study.PlannedCohort;
import casebook.enrollment.study.PlannedCohort.Staggering;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.enrollment.subject.Subject.Registered;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Subjects of HYU-001's kind, consented on 3 March 2025. */
public final class SubjectFixture {
    public static final LocalDate CONSENT = LocalDate.parse("2025-03-03");
    public static final LocalDate DECISION = LocalDate.parse("2025-03-24");
    static final Basis BASIS = new Basis(1, List.of(new Citation("screening", "fvc", 1, 4)));
    static final Dosage DOSAGE =
            new Dosage("cells-1e6-per-kg", "HYNRCS-Allo-ALS-02", new BigDecimal("1000000"), "cells/kg", "intrathecal");

    private SubjectFixture() {}

    public static Registered registered() {
        var number = new SubjectNumber(new SiteId("HYU"), 1);
        return new Registered(new Registration(new StudyId("als"), SubjectId.fresh(), number), 1);
    }

    public static InScreening inScreening() {
        return registered().consent("2.1", CONSENT, Giver.SUBJECT, "1.0");
    }

    public static EligibilityDecision decision(Judgement judgement) {
        return new EligibilityDecision(DECISION, "1.0", Map.of("I1", judgement), BASIS);
    }

    public static InScreening eligible() {
        return inScreening().decide(decision(Judgement.MET));
    }

    public static Enrolled enrolled() {
        return eligible()
                .enroll(decision(Judgement.MET), LocalDate.parse("2025-03-26"), new Allocation("cohort-1", 1, DOSAGE));
    }

    static Cohort cohort(int cap, int taken) {
        var plan = new PlannedCohort("cohort-1", "1.0", DOSAGE, cap, new Staggering(1, Period.ofDays(14)));
        var occupants = Stream.generate(SubjectId::fresh).limit(taken).toList();
        return new Cohort(plan, null, occupants, 1);
    }

    /** One subject in each state, and one whose consent was withdrawn and given again. */
    public static Stream<Subject> everyState() {
        var later = LocalDate.parse("2025-09-15");
        var again = inScreening().withdraw(1, DECISION);
        return Stream.of(
                registered(),
                inScreening(),
                eligible(),
                again.with(again.consents().and("2.1", DECISION, Giver.REPRESENTATIVE, "1.0")),
                inScreening().fail(DECISION, List.of("ALSFRS-R 19"), List.of("I4")),
                enrolled(),
                enrolled().complete(later),
                enrolled().discontinue(later, "Moved abroad"));
    }
}
