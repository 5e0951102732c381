package casebook.journal.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Limits;
import casebook.kernel.text.WrittenText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator says of an act. */
@Schema(description = "Why it is done, in words")
record Because(
        @Schema(required = true, maxLength = Limits.TEXT, examples = "The fault is mended") @Nullable
        String reason) {
    /** @throws Refused invalid, where no reason is given */
    static String reasonOf(@Nullable Because because) {
        var reason = because == null ? null : because.reason();
        Refused.ifAny(
                ProblemType.INVALID_CONTENT,
                WrittenText.lines("/reason", reason, Limits.TEXT).toList());
        return String.valueOf(reason).strip();
    }
}
