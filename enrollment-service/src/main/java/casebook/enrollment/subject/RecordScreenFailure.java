package casebook.enrollment.subject;

import casebook.enrollment.study.Criterion;
import casebook.enrollment.study.Sites;
import casebook.enrollment.study.StudyVersions;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.enrollment.subject.Subject.ScreenFailed;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.time.PlausibleDate;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Records that a subject does not enter the study, and why. */
public final class RecordScreenFailure {
    private static final String FAILED_ON = "/failedOn";

    private final StudyVersions versions;
    private final Sites sites;
    private final Subjects subjects;

    public RecordScreenFailure(StudyVersions versions, Sites sites, Subjects subjects) {
        this.versions = versions;
        this.sites = sites;
        this.subjects = subjects;
    }

    /** @param criteria those that were not met; may be empty */
    public record Failure(LocalDate failedOn, List<String> reasons, List<String> criteria) {}

    public ScreenFailed record(StudyId study, SubjectId id, long revision, Failure failure, Attribution by) {
        var subject = subjects.toChange(study, id, revision).as(InScreening.class, "in screening");
        var today = sites.need(study, subject.registration().site()).today(by.at());
        var consentedOn = subject.consents().opening().consentedOn();
        Refused.ifAny(
                Dates.notBeforeConsent(FAILED_ON, failure.failedOn(), consentedOn)
                        .toList(),
                Stream.concat(
                                PlausibleDate.happened(FAILED_ON, failure.failedOn(), today),
                                unknownCriteria(subject, failure.criteria()))
                        .toList());
        var failed = subject.fail(failure.failedOn(), failure.reasons(), failure.criteria());
        subjects.failedScreening(failed, by);
        return failed;
    }

    private Stream<Reason> unknownCriteria(InScreening subject, List<String> criteria) {
        var known =
                versions.need(subject.registration().study(), subject.studyVersion()).definition().criteria().stream()
                        .map(Criterion::id)
                        .toList();
        return IntStream.range(0, criteria.size())
                .filter(i -> !known.contains(criteria.get(i)))
                .mapToObj(i ->
                        Reason.at("/criteria/" + i, "unknown-criterion", "The study version has no such criterion."));
    }
}
