package casebook.enrollment.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt.
 *
 * @param millis how long it took
 * @param status the answer's; none without an answer
 * @param failure why there was none; none with one
 * @param answer the answer's first bytes, as text; of a test that failed alone
 */
public record Outcome(
        Instant at,
        long millis,
        @Nullable Integer status,
        @Nullable String failure,
        @Nullable String answer) {
    private static final int GONE = 410;

    /** Only 2xx is success: a redirect is not followed, since where it leads was never checked. */
    public boolean isSuccess() {
        return status != null && isSuccess(status);
    }

    public static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    /** Whether the endpoint says that it wants nothing any more. */
    public boolean isGone() {
        return status != null && status == GONE;
    }
}
