package casebook.gateway.routing;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Operations that will go, and what their answers say of it until then.
 *
 * @param methods none for every method
 * @param since when they became deprecated (RFC 9745), maybe in the future
 * @param sunset when they will answer no more (RFC 8594); none while that is open
 * @param page where it says what to use in their place
 */
public record Deprecation(
        RoutePattern pattern, Set<String> methods, Instant since, Optional<Instant> sunset, Optional<URI> page) {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public Deprecation {
        methods = Set.copyOf(methods);
        if (sunset.isPresent() && sunset.get().isBefore(since)) {
            throw new IllegalArgumentException("What ends at " + sunset.get() + " cannot be deprecated from " + since
                    + " on only. Give casebook.gateway.deprecations a sunset after its since.");
        }
    }

    boolean concerns(String method, String path) {
        return (methods.isEmpty() || methods.contains(method)) && pattern.fits(RoutePattern.split(path));
    }

    /** As an answer's headers. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Deprecation", "@" + since.getEpochSecond());
        sunset.ifPresent(end -> headers.put("Sunset", HTTP_DATE.format(end)));
        page.ifPresent(where -> headers.put("Link", "<" + where + ">; rel=\"deprecation\"; type=\"text/html\""));
        return headers;
    }
}
