package casebook.kernel.http;

import casebook.kernel.access.Access;
import casebook.kernel.access.Requires;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks the permission table before an endpoint runs. An endpoint that states no permission is not there. */
public class PermissionFilter {
    public static final int PRIORITY = 1000;
    private final Access access;

    PermissionFilter(Access access) {
        this.access = access;
    }

    @ServerRequestFilter(priority = PRIORITY)
    void open(ResourceInfo resource, UriInfo uri) {
        var requires = resource.getResourceMethod().getAnnotation(Requires.class);
        if (requires != null) {
            access.open(requires.value(), uri.getPathParameters().getFirst("study"));
        } else if (uri.getPath().startsWith("/api/")) {
            throw new IllegalStateException(resource.getResourceMethod() + " states no permission");
        }
    }
}
