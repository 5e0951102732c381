package casebook.kernel.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one name by which a caller, the gateway and the services speak of a request. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /** Whether it can stand in a line of a log as it came: 8 to 64 letters, digits, dots, underscores and hyphens. */
    public static boolean isFit(@Nullable String given) {
        return given != null && FORM.matcher(given).matches();
    }
}
