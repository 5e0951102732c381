package casebook.assessment.capture.api;

import casebook.assessment.capture.Act;
import casebook.assessment.capture.Act.RetryKey;
import casebook.assessment.capture.Given;
import casebook.journal.http.IdempotencyKeys;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SiteId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Limits;
import casebook.kernel.text.WrittenText;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What clients send to begin, go on with and correct a form. */
final class FormRequests {
    private FormRequests() {}

    @Schema(description = "A form's first answers.", examples = """
                    {"observedOn": "2025-03-03", "complete": true, "items": {"systolic": 128, "diastolic": 82, \
                    "heart-rate": 71, "weight": 62.4}}""")
    record StartRequest(
            @Schema(
                    description = "The day of observation, on the site's calendar; not in the future there",
                    required = true)
            @Nullable
            String observedOn,

            @Schema(
                    description = "JSON values by item id, in the types of the study's form",
                    maxProperties = Limits.ITEMS)
            @Nullable
            Map<String, Object> items,

            @Schema(description = "Whether the answers are all there; false if left out") @Nullable
            Boolean complete,

            @Schema(
                    description = "Why it is entered so, where it needs saying, such as late entry",
                    maxLength = Limits.TEXT)
            @Nullable
            String reason) {
        Given given() {
            return new Given(observedOn, answers(items));
        }

        boolean completes() {
            return Boolean.TRUE.equals(complete);
        }
    }

    @Schema(
            description =
                    "More answers of a form in progress. What is left out stays as it is; null removes an answer.",
            examples = """
                    {"items": {"temperature": 36.6}}""")
    record EnterRequest(
            @Schema(description = "Another day of observation; left out, it stays") @Nullable
            String observedOn,

            @Schema(description = "JSON values by item id", maxProperties = Limits.ITEMS) @Nullable
            Map<String, Object> items,

            @Schema(maxLength = Limits.TEXT) @Nullable String reason) {
        Given given() {
            return new Given(observedOn, answers(items));
        }
    }

    @Schema(
            description =
                    "The correction of a completed form. What is left out stays as it is; null removes an answer.",
            examples = """
                    {"items": {"walking": 2}, "reason": "Misread from the worksheet"}""")
    record CorrectionRequest(
            @Schema(description = "The right day of observation; left out, it stays") @Nullable
            String observedOn,

            @Schema(description = "The right answers by item id", maxProperties = Limits.ITEMS) @Nullable
            Map<String, Object> items,

            @Schema(description = "The reason for the change, in words", maxLength = Limits.TEXT, required = true)
            @Nullable
            String reason) {
        Given given() {
            return new Given(observedOn, answers(items));
        }
    }

    /** @throws Refused invalid content, when there are more answers than a form has items */
    private static Map<String, @Nullable Object> answers(@Nullable Map<String, Object> items) {
        if (items != null && items.size() > Limits.ITEMS) {
            throw new Refused(
                    ProblemType.INVALID_CONTENT,
                    Reason.at("/items", "too-many", "A form has at most " + Limits.ITEMS + " items."));
        }
        return items == null ? Map.of() : items;
    }

    /** @throws Refused malformed, when a body was needed and none came */
    static <T> T needed(@Nullable T body) {
        if (body == null) {
            throw new Refused(ProblemType.MALFORMED_REQUEST, "body-missing", "A JSON body is needed.");
        }
        return body;
    }

    /**
     * The caller's act.
     *
     * @param key the header {@code Idempotency-Key}, if any
     * @param action what is asked, and of which form
     * @param request the body, by which a repetition is told from another request
     */
    static Act act(
            Function<SiteId, Attribution> author,
            @Nullable String reason,
            @Nullable String key,
            String action,
            Object request) {
        var idempotency = IdempotencyKeys.of(key, action, request);
        return new Act(
                author,
                reason == null || WrittenText.isBlank(reason) ? null : reason.strip(),
                idempotency == null ? null : new RetryKey(idempotency.key(), idempotency.requestDigest()));
    }
}
