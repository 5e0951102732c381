package casebook.assessment.capture.api;

import casebook.assessment.capture.CapturedForms;
import casebook.assessment.capture.Discrepancies;
import casebook.assessment.capture.SubjectKey;
import casebook.journal.http.SubjectSites;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All forms of a subject. The plan bounds how many there are, so they come on one page. */
@Path("/api/v1/studies/{study}/subjects/{subject}/forms")
@Tag(name = "Forms")
public class SubjectFormsResource {
    private static final Comparator<FormView> ORDER = Comparator.comparing(FormView::observedOn)
            .thenComparing(FormView::visit)
            .thenComparing(FormView::form)
            .thenComparing(FormView::repeat);

    private final Access access;
    private final SubjectSites sites;
    private final CapturedForms forms;
    private final Discrepancies discrepancies;

    SubjectFormsResource(Access access, SubjectSites sites, CapturedForms forms, Discrepancies discrepancies) {
        this.access = access;
        this.sites = sites;
        this.forms = forms;
        this.discrepancies = discrepancies;
    }

    /** A subject's forms, in order of observation. */
    record FormsView(List<FormView> forms) {}

    @GET
    @Requires(Permission.READ_SUBJECT)
    @Operation(summary = "Lists a subject's forms as they are now, in order of observation")
    public FormsView list(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @Parameter(description = "Only this visit's") @QueryParam("visit") @Nullable String visit,
            @Parameter(description = "Only this form, with all its repeats") @QueryParam("form") @Nullable String form,
            @Parameter(description = "Only in-progress or completed") @QueryParam("status") @Nullable String status) {
        var site = sites.siteOf(study, subject).orElseThrow(() -> Refused.notFound("The subject"));
        access.require(site, "The subject");
        Predicate<FormView> asked = view -> (visit == null || visit.equals(view.visit()))
                && (form == null || form.equals(view.form()))
                && (status == null || status.equals(view.status()));
        var key = new SubjectKey(study, subject);
        var warnings = discrepancies.of(key);
        return new FormsView(forms.ofSubject(key).stream()
                .map(revision -> FormView.of(revision, warnings.apply(revision)))
                .filter(asked)
                .sorted(ORDER)
                .toList());
    }
}
