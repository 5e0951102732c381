package casebook.kernel.http;

import casebook.kernel.access.FreshAuthentication;
import casebook.kernel.refusal.ProblemType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a 401 asks for in its header: a token, another token (RFC 6750, section 3), or that a known user signs in again (RFC 9470). */
public final class Challenge {
    public static final String HEADER = "WWW-Authenticate";

    /** Without a token only the realm is told. */
    static final String TOKEN = "Bearer realm=\"casebook\"";

    static final String VALID_TOKEN = TOKEN + ", error=\"invalid_token\"";

    private static final String AGAIN = "error=\"insufficient_user_authentication\"";

    static final String FRESH_AUTHENTICATION = TOKEN + ", " + AGAIN
            + ", error_description=\"The user must have proved who they are more recently\", max_age=\""
            + FreshAuthentication.LONGEST.toSeconds() + "\"";

    private Challenge() {}

    /** What goes with a refusal that comes after a token was verified; none with most. */
    static Optional<String> to(ProblemType refusal) {
        return switch (refusal) {
            case UNAUTHENTICATED -> Optional.of(VALID_TOKEN);
            case FRESH_AUTHENTICATION_REQUIRED -> Optional.of(FRESH_AUTHENTICATION);
            default -> Optional.empty();
        };
    }

    /** Whether this asks a user to sign in again whose token is valid, and no stranger for a token. */
    public static boolean isForKnownUser(@Nullable String challenge) {
        return challenge != null && challenge.contains(AGAIN);
    }
}
