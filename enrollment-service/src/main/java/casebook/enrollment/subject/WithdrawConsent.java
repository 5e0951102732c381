package casebook.enrollment.subject;

import casebook.enrollment.study.Sites;
import casebook.enrollment.subject.Subject.Consented;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.time.PlausibleDate;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Records that a consent, and with it every earlier one, no longer holds. It may come at any time, and ends no
 * participation by itself. What a later consent took the place of is not withdrawn from before that: the run-in, which has
 * counted on from the first consent, would begin anew long after the fact.
 */
public final class WithdrawConsent {
    private static final String WITHDRAWN_ON = "/withdrawnOn";

    private final Sites sites;
    private final Subjects subjects;

    public WithdrawConsent(Sites sites, Subjects subjects) {
        this.sites = sites;
        this.subjects = subjects;
    }

    /** @param number which consent, counted from 1 */
    public Consented withdraw(StudyId study, SubjectId id, long revision, int number, LocalDate on, Attribution by) {
        var subject = subjects.toChange(study, id, revision).as(Consented.class, "past consent");
        var consent = subject.consents().find(number).orElseThrow(() -> Refused.notFound("The consent"));
        if (!consent.stands()) {
            throw new Refused(ProblemType.STATE_CONFLICT, "already-withdrawn", "The consent is withdrawn already.");
        }
        var today = sites.need(study, subject.registration().site()).today(by.at());
        Refused.ifAny(
                Stream.concat(
                                Dates.notBeforeConsent(WITHDRAWN_ON, on, consent.consentedOn()),
                                notSuperseded(subject, number, on))
                        .toList(),
                PlausibleDate.happened(WITHDRAWN_ON, on, today).toList());
        var withdrawn = subject.withdraw(number, on);
        subjects.withdrew(withdrawn, number, by);
        return withdrawn;
    }

    private static Stream<Reason> notSuperseded(Consented subject, int number, LocalDate on) {
        return subject.consents().givenSince(number, on).isEmpty()
                ? Stream.empty()
                : Stream.of(Reason.at(
                        WITHDRAWN_ON,
                        "consented-again",
                        "The subject consented again on that day or later; that consent is the one to withdraw."));
    }
}
