package casebook.assessment.capture;

import casebook.assessment.capture.Condition.Situation;
import casebook.assessment.capture.Participation.Consent;
import casebook.assessment.capture.Participation.Enrollment;
import casebook.assessment.form.CompiledForm;
import casebook.assessment.form.Form.Purpose;
import casebook.assessment.form.FormFixture;
import casebook.kernel.identity.SiteId;
import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import java.util.List;

/** Subjects on their way, forms of each purpose, and what stands against a form at a visit. */
final class ConditionFixture {
    static final LocalDate CONSENTED_ON = LocalDate.of(2025, 3, 3);
    static final LocalDate ENROLLED_ON = LocalDate.of(2025, 3, 26);
    static final Participation REGISTERED = Participation.registered("HYU-001", new SiteId("HYU"));
    static final Participation CONSENTED = REGISTERED.consented(new Consent(1, CONSENTED_ON, "1.0", null));
    static final Participation ENROLLED =
            CONSENTED.enrolled(new Enrollment(ENROLLED_ON, "cohort-1", "cells-1e6-per-kg"));
    static final CompiledForm OBSERVATION = FormFixture.ofPurpose(Purpose.OBSERVATION);
    static final CompiledForm ADVERSE_EVENT = FormFixture.ofPurpose(Purpose.ADVERSE_EVENT);
    static final CompiledForm ADMINISTRATION = FormFixture.administration();

    private ConditionFixture() {}

    static Visit visit(String... forms) {
        return Visit.planned("cycle1-dose1", List.of(forms), ENROLLED_ON);
    }

    static List<String> refusals(Condition condition, Participation participation, CompiledForm form, LocalDate day) {
        var situation = new Situation(participation, form, null, visit("any", "administration"), day);
        return condition.reasons(situation).stream().map(Reason::code).toList();
    }
}
