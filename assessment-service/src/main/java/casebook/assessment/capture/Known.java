package casebook.assessment.capture;

import casebook.assessment.form.CompiledForm;
import casebook.assessment.form.FormLibrary;
import casebook.assessment.form.PlannedVisit;
import casebook.assessment.form.StudyForms;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.LocalDate;
import java.util.Optional;

/** What this service knows from the others, waited for where it may be on its way. */
public final class Known {
    private final Subjects subjects;
    private final Sites sites;
    private final FormLibrary library;
    private final Arrivals arrivals;

    public Known(Subjects subjects, Sites sites, FormLibrary library, Arrivals arrivals) {
        this.subjects = subjects;
        this.sites = sites;
        this.library = library;
        this.arrivals = arrivals;
    }

    /** @throws Refused not found, as any subject that the caller may not see */
    AtVisit subject(FormPlace place) {
        return arrivals.find(() -> subjects.at(place.subject(), place.visit()))
                .orElseThrow(() -> Refused.notFound("The subject"));
    }

    /** Every visit of a subject that is known. */
    Visits visits(SubjectKey key) {
        return subjects.visits(key);
    }

    /**
     * The visit as it is planned for the subject.
     *
     * @param due whether the protocol plans it for a subject in this state
     * @throws Refused not found, when no plan has the visit; copy behind, when the plan that has it must be on its way
     */
    Visit visit(FormPlace place, boolean due) {
        return arrivals.find(() -> subjects.visit(place.subject(), place.visit()))
                .orElseThrow(() ->
                        due && arrivals.expected() ? behind("the plan of visits") : Refused.notFound("The visit"));
    }

    /** @throws Refused copy behind, when the study version has not arrived; not found, when it has no such form */
    CompiledForm form(FormPlace place, String version) {
        return study(place, version).find(place.form()).orElseThrow(() -> Refused.notFound("The form"));
    }

    /** The visit as the study version plans it for every subject; none where it does not. */
    Optional<PlannedVisit> planned(FormPlace place, String version) {
        return study(place, version).planned(place.visit());
    }

    /** @throws Refused copy behind, when the study version has not arrived */
    StudyForms study(FormPlace place, String version) {
        return arrivals.find(() -> library.find(place.subject().study(), version))
                .orElseThrow(() -> behind("study version " + version));
    }

    /**
     * The site's present day.
     *
     * @throws Refused copy behind, when the site has not arrived
     */
    LocalDate today(StudyId study, SiteId site, Attribution by) {
        var zone = arrivals.find(() -> sites.zone(study, site)).orElseThrow(() -> behind("site " + site));
        return LocalDate.ofInstant(by.at(), zone);
    }

    private static Refused behind(String what) {
        return new Refused(
                ProblemType.COPY_BEHIND,
                "copy-behind",
                "This service has not yet heard of " + what + ". Try again shortly.");
    }
}
