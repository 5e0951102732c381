package casebook.journal.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator says of an act. */
@Schema(description = "Why it is done, in words")
record Because(
        @Schema(required = true, maxLength = Because.LONGEST, examples = "The fault is mended") @Nullable
        String reason) {
    static final int LONGEST = 1000;

    /** @throws Refused invalid, where no reason is given */
    static String reasonOf(@Nullable Because because) {
        var reason = because == null || because.reason() == null
                ? ""
                : because.reason().strip();
        if (reason.isEmpty()) {
            throw new Refused(
                    ProblemType.INVALID_CONTENT, Reason.at("/reason", "required", "The reason must be there."));
        }
        if (reason.length() > LONGEST) {
            throw new Refused(
                    ProblemType.INVALID_CONTENT,
                    Reason.at("/reason", "too-long", "A reason has at most " + LONGEST + " characters."));
        }
        return reason;
    }
}
