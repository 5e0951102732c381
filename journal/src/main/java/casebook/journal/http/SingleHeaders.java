package casebook.journal.http;

import casebook.kernel.http.PermissionFilter;
import casebook.kernel.http.Revisions;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Headers that keep a write from being done twice, or on top of another's. An endpoint is given the first of several and none
 * for a blank one; who sends them so means something, and would be answered as if they had said nothing.
 */
class SingleHeaders {

    @ServerRequestFilter(priority = PermissionFilter.PRIORITY + 2)
    void require(ContainerRequestContext request) {
        var keys = request.getHeaders().get("Idempotency-Key");
        if (keys != null) {
            IdempotencyKeys.require(keys);
        }
        var tags = request.getHeaders().get("If-Match");
        if (tags != null) {
            Revisions.requireOne(tags);
        }
    }
}
