package casebook.enrollment.study.api;

import casebook.enrollment.Writes;
import casebook.enrollment.study.ActivateStudyVersion;
import casebook.enrollment.study.StudyDefinition;
import casebook.enrollment.study.StudyVersion;
import casebook.enrollment.study.StudyVersions;
import casebook.enrollment.study.StudyVersions.Listed;
import casebook.kernel.access.Access;
import casebook.kernel.access.Grant;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.apidocs.AlsoRefuses;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Studies and the versions of their protocols. */
@Path("/api/v1/studies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Studies", description = "The protocol as data.")
public class StudiesResource {
    private static final String YAML = "application/yaml";

    private final Access access;
    private final Writes writes;
    private final StudyVersions versions;
    private final ActivateStudyVersion activateStudyVersion;

    StudiesResource(Access access, Writes writes, StudyVersions versions, ActivateStudyVersion activateStudyVersion) {
        this.access = access;
        this.writes = writes;
        this.versions = versions;
        this.activateStudyVersion = activateStudyVersion;
    }

    /** A study, with its versions in the order of activation. */
    record StudyView(String study, String title, String currentVersion, List<VersionView> versions) {
        static StudyView of(List<Listed> versions) {
            var current = versions.getLast();
            return new StudyView(
                    current.study().value(),
                    current.title(),
                    current.version(),
                    versions.stream().map(VersionView::of).toList());
        }
    }

    /** A version of a study, without its definition. */
    record VersionView(String study, String version, String title, Instant activatedAt) {
        static VersionView of(StudyVersion version) {
            return of(new Listed(
                    version.study(), version.version(), version.definition().title(), version.activatedAt()));
        }

        static VersionView of(Listed version) {
            return new VersionView(version.study().value(), version.version(), version.title(), version.activatedAt());
        }
    }

    /** A version with its whole definition: studies/schema/study-definition.schema.json. */
    record DefinitionView(String study, String version, Instant activatedAt, Map<String, Object> definition) {
        static DefinitionView of(StudyVersion version) {
            return new DefinitionView(
                    version.study().value(),
                    version.version(),
                    version.activatedAt(),
                    version.definition().content());
        }
    }

    @PUT
    @Path("/{study}/versions/{version}")
    @Consumes({YAML, "application/x-yaml", "text/yaml"})
    @Requires(Permission.ACTIVATE_STUDY_VERSION)
    @AlsoRefuses(ProblemType.STUDY_DEFINITION_INVALID)
    @Operation(
            summary = "Activates a version of a study's protocol",
            description = "The body is a YAML stream, the study first: `cat study.yaml forms/*.yaml languages/*.yaml`."
                    + " As JSON it is one document with `forms` and `languages` folded in."
                    + " A version that was activated never changes; the same again is answered with 200."
                    + " As JSON the definition has at most 700,000 bytes; studies/README.md has all limits.")
    @APIResponseSchema(value = VersionView.class, responseCode = "201", responseDescription = "Activated")
    @APIResponse(responseCode = "200", description = "Already active with this content; nothing was written")
    @APIResponse(responseCode = "409", description = "Already active with another content")
    @APIResponse(
            responseCode = "422",
            description = "The definition has faults; the first 100 are told with their places")
    public RestResponse<VersionView> activate(
            @PathParam("study") StudyId study, @PathParam("version") String version, byte[] stream, UriInfo uri) {
        return activated(study, DefinitionReader.yaml(stream, study, version), uri);
    }

    @PUT
    @Path("/{study}/versions/{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.ACTIVATE_STUDY_VERSION)
    @Operation(hidden = true)
    public RestResponse<VersionView> activateJson(
            @PathParam("study") StudyId study, @PathParam("version") String version, byte[] document, UriInfo uri) {
        return activated(study, DefinitionReader.json(document, study, version), uri);
    }

    private RestResponse<VersionView> activated(StudyId study, StudyDefinition definition, UriInfo uri) {
        var by = access.ofStudy(study);
        var activation = writes.inTransaction(() -> activateStudyVersion.activate(study, definition, by));
        var view = VersionView.of(activation.version());
        return activation.fresh()
                ? ResponseBuilder.<VersionView>created(uri.getAbsolutePath())
                        .entity(view)
                        .build()
                : RestResponse.ok(view);
    }

    @GET
    @Requires(Permission.READ_STUDY)
    @Operation(summary = "Lists the studies the caller has to do with")
    public List<StudyView> list() {
        var granted = access.caller().grants().stream().map(Grant::study).collect(Collectors.toSet());
        return versions.list(granted.contains(Grant.ALL) ? Optional.empty() : Optional.of(granted)).stream()
                .collect(Collectors.groupingBy(Listed::study, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(StudyView::of)
                .toList();
    }

    @GET
    @Path("/{study}/versions/{version}")
    @Requires(Permission.READ_STUDY)
    @Operation(summary = "Reads a version with its whole definition")
    public DefinitionView read(@PathParam("study") StudyId study, @PathParam("version") String version) {
        return DefinitionView.of(versions.need(study, version));
    }
}
