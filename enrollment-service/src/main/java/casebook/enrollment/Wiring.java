package casebook.enrollment;

import casebook.enrollment.allocation.Cohorts;
import casebook.enrollment.allocation.HoldCohort;
import casebook.enrollment.eligibility.CompletedForms;
import casebook.enrollment.eligibility.EligibilityCriteria;
import casebook.enrollment.eligibility.EvidenceScope;
import casebook.enrollment.study.ActivateStudyVersion;
import casebook.enrollment.study.AllocatedDosages;
import casebook.enrollment.study.OpenSite;
import casebook.enrollment.study.Sites;
import casebook.enrollment.study.StudyVersions;
import casebook.enrollment.subject.AssessEligibility;
import casebook.enrollment.subject.ChooseCohort;
import casebook.enrollment.subject.CompleteSubject;
import casebook.enrollment.subject.DecideEligibility;
import casebook.enrollment.subject.DiscontinueSubject;
import casebook.enrollment.subject.EnrollSubject;
import casebook.enrollment.subject.InboxLock;
import casebook.enrollment.subject.ObtainConsent;
import casebook.enrollment.subject.RecordScreenFailure;
import casebook.enrollment.subject.RegisterSubject;
import casebook.enrollment.subject.Subjects;
import casebook.enrollment.subject.Visits;
import casebook.enrollment.subject.WithdrawConsent;
import casebook.enrollment.webhook.ChangeWebhook;
import casebook.enrollment.webhook.Deliveries;
import casebook.enrollment.webhook.EndpointRule;
import casebook.enrollment.webhook.Network;
import casebook.enrollment.webhook.SendTestEvent;
import casebook.enrollment.webhook.SubscribeWebhook;
import casebook.enrollment.webhook.Webhooks;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/** Everything this service does, in the order in which a study meets it. */
@Dependent
class Wiring {
    private final StudyVersions versions;
    private final Sites sites;
    private final Subjects subjects;

    Wiring(StudyVersions versions, Sites sites, Subjects subjects) {
        this.versions = versions;
        this.sites = sites;
        this.subjects = subjects;
    }

    @Produces
    @Singleton
    ActivateStudyVersion activateStudyVersion(AllocatedDosages allocated) {
        return new ActivateStudyVersion(versions, allocated);
    }

    @Produces
    @Singleton
    OpenSite openSite() {
        return new OpenSite(versions, sites);
    }

    @Produces
    @Singleton
    RegisterSubject registerSubject() {
        return new RegisterSubject(sites, subjects);
    }

    @Produces
    @Singleton
    ObtainConsent obtainConsent() {
        return new ObtainConsent(versions, sites, subjects);
    }

    @Produces
    @Singleton
    WithdrawConsent withdrawConsent() {
        return new WithdrawConsent(sites, subjects);
    }

    @Produces
    @Singleton
    EligibilityCriteria eligibilityCriteria() {
        return new EligibilityCriteria();
    }

    @Produces
    @Singleton
    EvidenceScope evidenceScope(EligibilityCriteria criteria) {
        return new EvidenceScope(versions, criteria);
    }

    @Produces
    @Singleton
    AssessEligibility assessEligibility(CompletedForms forms, EligibilityCriteria criteria) {
        return new AssessEligibility(versions, forms, criteria);
    }

    @Produces
    @Singleton
    DecideEligibility decideEligibility(AssessEligibility assessEligibility, InboxLock inbox) {
        return new DecideEligibility(assessEligibility, inbox, sites, subjects);
    }

    @Produces
    @Singleton
    ChooseCohort chooseCohort(Cohorts cohorts, InboxLock inbox, Visits visits) {
        return new ChooseCohort(versions, cohorts, inbox, visits, subjects);
    }

    @Produces
    @Singleton
    EnrollSubject enrollSubject(ChooseCohort chooseCohort, AssessEligibility assessEligibility, Cohorts cohorts) {
        return new EnrollSubject(chooseCohort, assessEligibility, sites, cohorts, subjects);
    }

    @Produces
    @Singleton
    HoldCohort holdCohort(Cohorts cohorts) {
        return new HoldCohort(versions, cohorts);
    }

    @Produces
    @Singleton
    RecordScreenFailure recordScreenFailure() {
        return new RecordScreenFailure(versions, sites, subjects);
    }

    @Produces
    @Singleton
    DiscontinueSubject discontinueSubject(Visits visits) {
        return new DiscontinueSubject(sites, visits, subjects);
    }

    @Produces
    @Singleton
    CompleteSubject completeSubject(Visits visits) {
        return new CompleteSubject(versions, sites, visits, subjects);
    }

    @Produces
    @Singleton
    EndpointRule endpointRule(WebhookConfig config) {
        var allowed = config.allowedNetworks().orElse(List.of()).stream()
                .map(Network::of)
                .toList();
        return new EndpointRule(config.allowHttp(), allowed, InetAddress::getAllByName);
    }

    @Produces
    @Singleton
    SubscribeWebhook subscribeWebhook(Webhooks webhooks) {
        return new SubscribeWebhook(versions, webhooks);
    }

    @Produces
    @Singleton
    ChangeWebhook changeWebhook(Webhooks webhooks, WebhookConfig config) {
        return new ChangeWebhook(webhooks, config.secretOverlap());
    }

    @Produces
    @Singleton
    SendTestEvent sendTestEvent(Deliveries deliveries) {
        return new SendTestEvent(deliveries);
    }
}
