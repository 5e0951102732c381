package casebook.assessment.capture;

import casebook.kernel.identity.SiteId;

/** What this service knows of a subject from the others: who they are to the study, and when they come. */
public record Subject(Participation participation, Visits visits) {

    public SiteId site() {
        return participation.site();
    }
}
