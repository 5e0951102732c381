package casebook.journal.http;

import casebook.kernel.http.PermissionFilter;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Reads and writes the {@code Casebook-Position} header. */
class PositionFilters {
    private final Positions positions;

    PositionFilters(Positions positions) {
        this.positions = positions;
    }

    @ServerRequestFilter(priority = PermissionFilter.PRIORITY + 1)
    void await(ContainerRequestContext request) {
        positions.await(
                request.getHeaderString(Positions.HEADER),
                request.getUriInfo().getPathParameters().getFirst("study"));
    }

    @ServerResponseFilter
    void tell(ContainerResponseContext response) {
        var written = positions.written();
        if (!written.isEmpty() && response.getStatus() < 300) {
            response.getHeaders().putSingle(Positions.HEADER, String.join(", ", written));
        }
    }
}
