package casebook.enrollment.subject;

import casebook.enrollment.consent.Consent.Giver;
import casebook.enrollment.study.Sites;
import casebook.enrollment.study.StudyVersions;
import casebook.enrollment.subject.Subject.Completed;
import casebook.enrollment.subject.Subject.Consented;
import casebook.enrollment.subject.Subject.Discontinued;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.enrollment.subject.Subject.Registered;
import casebook.enrollment.subject.Subject.ScreenFailed;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Records that a subject agreed to the current study version. The first consent opens the run-in. */
public final class ObtainConsent {
    private static final String CONSENTED_ON = "/consentedOn";

    private final StudyVersions versions;
    private final Sites sites;
    private final Subjects subjects;

    public ObtainConsent(StudyVersions versions, Sites sites, Subjects subjects) {
        this.versions = versions;
        this.sites = sites;
        this.subjects = subjects;
    }

    /** What the consent form says. */
    public record Given(String formVersion, LocalDate consentedOn, Giver by) {}

    public Consented obtain(StudyId study, SubjectId id, Given given, Attribution by) {
        var subject = subjects.toChange(study, id);
        var today = sites.need(study, subject.registration().site()).today(by.at());
        Refused.ifAny(
                ProblemType.INVALID_CONTENT,
                Stream.concat(Dates.notInFuture(CONSENTED_ON, given.consentedOn(), today), tooEarly(subject, given))
                        .toList());
        var version = versions.needCurrent(study).version();
        var consented = consented(subject, given, version);
        subjects.consented(consented, by);
        return consented;
    }

    private static Stream<Reason> tooEarly(Subject subject, Given given) {
        return subject instanceof Consented consented
                ? Dates.notBefore(
                        CONSENTED_ON,
                        given.consentedOn(),
                        consented.consents().latest().consentedOn(),
                        "the consent before")
                : Stream.empty();
    }

    private static Consented consented(Subject subject, Given given, String version) {
        return switch (subject) {
            case Registered registered ->
                registered.consent(given.formVersion(), given.consentedOn(), given.by(), version);
            case InScreening screening -> again(screening, given, version);
            case Enrolled enrolled -> again(enrolled, given, version);
            case Completed _, Discontinued _, ScreenFailed _ ->
                subject.as(InScreening.class, "registered, in screening or enrolled");
        };
    }

    private static Consented again(Consented subject, Given given, String version) {
        return subject.with(subject.consents().and(given.formVersion(), given.consentedOn(), given.by(), version));
    }
}
