package casebook.kernel.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.WrittenText;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What a path or query names is a line of text, so that no store is asked for what it cannot even be asked. */
class WritablePath {

    @ServerRequestFilter(priority = PermissionFilter.PRIORITY - 1)
    void require(UriInfo uri) {
        if (!isWritable(uri.getPathParameters())) {
            throw Refused.notFound("What the path names");
        }
        if (!isWritable(uri.getQueryParameters())) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    "unreadable-parameter",
                    "A parameter of the query has characters that cannot be written down.");
        }
    }

    private static boolean isWritable(MultivaluedMap<String, String> parameters) {
        return parameters.values().stream()
                .flatMap(Collection::stream)
                .allMatch(value -> value.isEmpty()
                        || WrittenText.optionalLine("", value, Integer.MAX_VALUE)
                                .findAny()
                                .isEmpty());
    }
}
