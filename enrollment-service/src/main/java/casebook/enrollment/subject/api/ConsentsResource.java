package casebook.enrollment.subject.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.consent.Consent.Giver;
import casebook.enrollment.subject.ObtainConsent;
import casebook.enrollment.subject.WithdrawConsent;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.http.Revisions;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.text.Limits;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a subject agreed to. */
@Path("/api/v1/studies/{study}/subjects/{subject}/consents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consents", description = "Agreement to a version of the consent form, and its withdrawal.")
@APIResponse(responseCode = "404", description = "No such subject, or not yours to see")
@APIResponse(responseCode = "409", description = "The present state does not allow it; every reason is named")
@APIResponse(responseCode = "412", description = "Somebody changed the subject since it was read")
@APIResponse(responseCode = "422", description = "The request breaks a rule; every reason is named")
@APIResponse(responseCode = "428", description = "If-Match is missing")
public class ConsentsResource {
    private final ObtainConsent obtainConsent;
    private final WithdrawConsent withdrawConsent;
    private final SubjectSteps steps;

    ConsentsResource(ObtainConsent obtainConsent, WithdrawConsent withdrawConsent, SubjectSteps steps) {
        this.obtainConsent = obtainConsent;
        this.withdrawConsent = withdrawConsent;
        this.steps = steps;
    }

    /** A signed consent form. */
    record ConsentRequest(
            @Schema(
                    description = "The version of the form that was signed",
                    maxLength = Limits.WORD,
                    examples = "2.1",
                    required = true)
            @Nullable
            String formVersion,

            @Schema(examples = "2025-03-03", required = true) @Nullable
            LocalDate consentedOn,

            @Schema(
                    enumeration = {"subject", "representative"},
                    required = true)
            @Nullable
            String by,

            @Schema(
                    description = "The study version whose consent form was signed, one that was activated."
                            + " Left out: the one in force",
                    maxLength = Limits.WORD,
                    examples = "1.0")
            @Nullable
            String studyVersion) {
        ObtainConsent.Given toGiven() {
            var check = new RequestCheck();
            var given = new ObtainConsent.Given(
                    check.line("/formVersion", formVersion, Limits.WORD),
                    check.date("/consentedOn", consentedOn),
                    check.word("/by", by, Giver.values(), Giver::word),
                    check.optionalLine("/studyVersion", studyVersion, Limits.WORD));
            check.refuse();
            return given;
        }
    }

    /** The day on which a consent ended. */
    record WithdrawalRequest(
            @Schema(examples = "2025-09-15", required = true) @Nullable
            LocalDate withdrawnOn) {
        LocalDate toDate() {
            var check = new RequestCheck();
            var on = check.date("/withdrawnOn", withdrawnOn);
            check.refuse();
            return on;
        }
    }

    @POST
    @Requires(Permission.RECORD_CONSENT)
    @Operation(
            summary = "Records written consent to a study version",
            description =
                    "The first one opens the run-in, and so does one after a withdrawal. Everything of the subject is"
                            + " captured under the version consented to last. Dates are the site's and not in the future.")
    @APIResponseSchema(
            value = SubjectView.class,
            responseCode = "201",
            responseDescription = "The subject, now in screening")
    public RestResponse<SubjectView> obtain(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable ConsentRequest body) {
        var request = RequestCheck.body(body);
        return steps.run(
                new SubjectSteps.Request(study, subject, idempotencyKey, "obtain-consent", request),
                by -> obtainConsent.obtain(study, subject, request.toGiven(), by));
    }

    @POST
    @Path("/{consent: [1-9][0-9]{0,8}}/withdrawal")
    @Requires(Permission.RECORD_CONSENT)
    @Operation(
            summary = "Records that a consent was withdrawn",
            description =
                    "It ends that consent and every earlier one. Nothing more is captured until the subject consents"
                            + " again, which opens a new run-in. It does not discontinue the subject.")
    @APIResponseSchema(
            value = SubjectView.class,
            responseCode = "201",
            responseDescription = "The subject, with the consent withdrawn")
    public RestResponse<SubjectView> withdraw(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @PathParam("consent") int consent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable WithdrawalRequest body) {
        var request = RequestCheck.body(body);
        var revision = Revisions.required(ifMatch);
        return steps.run(
                new SubjectSteps.Request(study, subject, idempotencyKey, "withdraw-consent-" + consent, request),
                by -> withdrawConsent.withdraw(study, subject, revision, consent, request.toDate(), by));
    }
}
