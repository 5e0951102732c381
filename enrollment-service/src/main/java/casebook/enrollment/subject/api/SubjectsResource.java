package casebook.enrollment.subject.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.study.StudyVersions;
import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.Subjects;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.http.PageSize;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Limits;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The subjects of a study. */
@Path("/api/v1/studies/{study}/subjects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Subjects", description = "Who is in the study, and how far.")
public class SubjectsResource {
    private static final int MOST = 200;

    private final Access access;
    private final StudyVersions versions;
    private final Subjects subjects;
    private final Registrations registrations;
    private final SubjectViews views;

    SubjectsResource(
            Access access, StudyVersions versions, Subjects subjects, Registrations registrations, SubjectViews views) {
        this.access = access;
        this.versions = versions;
        this.subjects = subjects;
        this.registrations = registrations;
        this.views = views;
    }

    /** Where the person is seen. */
    record RegistrationRequest(
            @Schema(maxLength = Limits.WORD, examples = "HYU", required = true) @Nullable
            String site) {}

    /** A subject in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubjectSummary(
            String id,
            String number,
            String site,
            String status,
            @Nullable String studyVersion,
            String self) {
        static SubjectSummary of(Subject subject) {
            var registration = subject.registration();
            return new SubjectSummary(
                    registration.id().toString(),
                    registration.number().toString(),
                    registration.site().value(),
                    subject.status().word(),
                    subject instanceof Subject.Consented consented ? consented.studyVersion() : null,
                    SubjectLinks.self(registration));
        }
    }

    /** @param next the {@code cursor} of the next page; left out on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubjectPage(
            List<SubjectSummary> subjects, @Nullable String next) {}

    @POST
    @Requires(Permission.REGISTER_SUBJECT)
    @Operation(
            summary = "Registers a person and gives them the site's next subject number",
            description = "A retry with the same Idempotency-Key is answered with the first answer.")
    @APIResponseSchema(value = SubjectView.class, responseCode = "201", responseDescription = "Registered")
    public RestResponse<SubjectView> register(
            @PathParam("study") StudyId study,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable RegistrationRequest body) {
        var request = RequestCheck.body(body);
        var check = new RequestCheck();
        var site = check.site("/site", request.site());
        check.refuse();
        access.require(site, "The site");
        var registered = registrations.register(study, site, idempotencyKey, request, access.at(site));
        return views.show(RestResponse.Status.CREATED, registered, access.at())
                .location(URI.create(SubjectLinks.self(registered.registration())))
                .build();
    }

    @GET
    @Requires(Permission.READ_SUBJECT)
    @Operation(summary = "Lists the subjects the caller may see, in the order of registration")
    public SubjectPage list(
            @PathParam("study") StudyId study,
            @Parameter(description = "Only this site's") @QueryParam("site") @Nullable SiteId site,
            @Parameter(description = "The `next` of the page before") @QueryParam("cursor") @Nullable SubjectId cursor,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit) {
        versions.requireKnown(study);
        var size = PageSize.require(limit, MOST);
        var page = subjects.page(study, visible(site), cursor, size + 1);
        var shown = page.stream().limit(size).map(SubjectSummary::of).toList();
        return new SubjectPage(shown, page.size() > size ? shown.getLast().id() : null);
    }

    /** The sites whose subjects are listed; none for every site. */
    private Optional<Set<SiteId>> visible(@Nullable SiteId asked) {
        var reach = access.reach();
        if (asked != null) {
            return Optional.of(reach.covers(asked.value()) ? Set.of(asked) : Set.of());
        }
        return reach.everySite()
                ? Optional.empty()
                : Optional.of(reach.sites().stream().map(SiteId::new).collect(Collectors.toSet()));
    }

    @GET
    @Path("/{subject}")
    @Requires(Permission.READ_SUBJECT)
    @Operation(summary = "Reads a subject: status, consents, run-in, eligibility, enrollment")
    @APIResponse(responseCode = "200", description = "The subject; the ETag is the revision that changes name")
    public RestResponse<SubjectView> read(@PathParam("study") StudyId study, @PathParam("subject") SubjectId id) {
        var subject = subjects.find(study, id).orElseThrow(() -> Refused.notFound("The subject"));
        access.require(subject.registration().site(), "The subject");
        return views.show(RestResponse.Status.OK, subject, access.at()).build();
    }
}
