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
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.time.PlausibleDate;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records that a subject agreed to a study version: the one whose form was signed, which need not be in force any more when a
 * paper consent is entered late. The first consent opens the run-in.
 */
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

    /**
     * What the consent form says.
     *
     * @param studyVersion none for the one in force
     */
    public record Given(
            String formVersion,
            LocalDate consentedOn,
            Giver by,
            @Nullable String studyVersion) {}

    public Consented obtain(StudyId study, SubjectId id, Given given, Attribution by) {
        var subject = subjects.toChange(study, id);
        var today = sites.need(study, subject.registration().site()).today(by.at());
        Refused.ifAny(
                tooEarly(subject, given).toList(),
                Stream.concat(
                                PlausibleDate.happened(CONSENTED_ON, given.consentedOn(), today),
                                unknownVersion(study, given))
                        .toList());
        var version = given.studyVersion() == null ? versions.needCurrent(study).version() : given.studyVersion();
        var consented = consented(subject, given, version);
        subjects.consented(consented, by);
        return consented;
    }

    /** A consent before a withdrawal that is known already would stand although the subject took it back later. */
    private static Stream<Reason> tooEarly(Subject subject, Given given) {
        if (!(subject instanceof Consented consented)) {
            return Stream.empty();
        }
        var consents = consented.consents();
        return Stream.concat(
                Dates.notBefore(
                        CONSENTED_ON, given.consentedOn(), consents.latest().consentedOn(), "the consent before"),
                consents.lastWithdrawnOn().stream()
                        .flatMap(withdrawn -> Dates.notBefore(
                                CONSENTED_ON, given.consentedOn(), withdrawn, "the withdrawal before")));
    }

    private Stream<Reason> unknownVersion(StudyId study, Given given) {
        return given.studyVersion() == null
                        || versions.find(study, given.studyVersion()).isPresent()
                ? Stream.empty()
                : Stream.of(Reason.at(
                        "/studyVersion", "unknown-study-version", "No such version of the study was activated."));
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
