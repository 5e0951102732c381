package casebook.enrollment.subject;

import casebook.enrollment.eligibility.EligibilityDecision;
import casebook.enrollment.eligibility.Evidence;
import casebook.enrollment.eligibility.Judgement;
import casebook.enrollment.study.Sites;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.time.PlausibleDate;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Records the investigator's judgement of every criterion, unless one is missing or the evidence says otherwise. */
public final class DecideEligibility {
    private static final String DECIDED_ON = "/decidedOn";

    private final AssessEligibility assessEligibility;
    private final InboxLock inbox;
    private final Sites sites;
    private final Subjects subjects;

    public DecideEligibility(AssessEligibility assessEligibility, InboxLock inbox, Sites sites, Subjects subjects) {
        this.assessEligibility = assessEligibility;
        this.inbox = inbox;
        this.sites = sites;
        this.subjects = subjects;
    }

    /** @param judgements by criterion, in the order of the request */
    public record Judged(LocalDate on, SequencedMap<String, Judgement> judgements) {}

    /** @param seen the mark of the assessment that was judged, see {@link AssessEligibility.Assessed#mark} */
    public InScreening decide(StudyId study, SubjectId id, String seen, Judged judged, Attribution by) {
        var subject = subjects.toChange(study, id).as(InScreening.class, "in screening");
        inbox.lock(study, List.of(id));
        var assessed = assessEligibility.assess(subject);
        if (!assessed.mark(subject).equals(seen)) {
            throw new Refused(
                    ProblemType.STALE_REVISION,
                    "stale-revision",
                    "The subject or the evidence was changed. Read the eligibility again, then decide.");
        }
        var on = judged.on();
        var judgements = judged.judgements();
        var today = sites.need(study, subject.registration().site()).today(by.at());
        Refused.ifAny(
                Stream.concat(
                                consentStands(subject),
                                tooEarly(on, subject, assessed.assessment().evidence()))
                        .toList(),
                Stream.concat(
                                PlausibleDate.happened(DECIDED_ON, on, today),
                                assessed.assessment().objections(judgements).stream())
                        .toList());
        var decided = subject.decide(new EligibilityDecision(
                on,
                assessed.version().version(),
                assessed.assessment().inOrder(judgements),
                assessed.assessment().evidence().basis()));
        subjects.decided(decided, by);
        return decided;
    }

    private static Stream<Reason> consentStands(InScreening subject) {
        return subject.consents().stand()
                ? Stream.empty()
                : Stream.of(Reason.of("consent-withdrawn", "No consent of the subject stands."));
    }

    private static Stream<Reason> tooEarly(LocalDate on, InScreening subject, Evidence evidence) {
        var consent = subject.consents().opening().consentedOn();
        return Stream.concat(
                Dates.notBeforeConsent(DECIDED_ON, on, consent),
                evidence.latestObservation().stream()
                        .flatMap(observed ->
                                Dates.notBefore(DECIDED_ON, on, observed, "the last observation it rests on")));
    }
}
