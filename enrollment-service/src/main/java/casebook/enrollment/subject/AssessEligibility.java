package casebook.enrollment.subject;

import casebook.enrollment.eligibility.CompletedForms;
import casebook.enrollment.eligibility.EligibilityAssessment;
import casebook.enrollment.eligibility.EligibilityCriteria;
import casebook.enrollment.study.StudyVersion;
import casebook.enrollment.study.StudyVersions;
import casebook.enrollment.subject.Subject.Consented;
import java.util.stream.Collectors;

/** Holds the criteria of a subject's study version against the evidence as it is now. */
public final class AssessEligibility {
    private final StudyVersions versions;
    private final CompletedForms forms;
    private final EligibilityCriteria criteria;

    public AssessEligibility(StudyVersions versions, CompletedForms forms, EligibilityCriteria criteria) {
        this.versions = versions;
        this.forms = forms;
        this.criteria = criteria;
    }

    /** What was found, and under which version. */
    public record Assessed(StudyVersion version, EligibilityAssessment assessment) {

        /**
         * Names what is seen by who reads this: the subject's revision, and the place of each form the evidence is taken
         * from. Any change of either gives another mark.
         */
        public String mark(Subject subject) {
            return subject.revision()
                    + ":"
                    + assessment.evidence().basis().forms().stream()
                            .map(form -> Long.toString(form.position()))
                            .collect(Collectors.joining("."));
        }
    }

    /** A subject who has not consented is held against the version they would consent to. */
    public Assessed assess(Subject subject) {
        var study = subject.registration().study();
        var completed = forms.of(study, subject.registration().id());
        if (subject instanceof Consented consented) {
            var version = versions.need(study, consented.studyVersion());
            return new Assessed(version, criteria.assess(version, consented.consents(), completed));
        }
        var version = versions.needCurrent(study);
        return new Assessed(version, criteria.assess(version, null, completed));
    }
}
