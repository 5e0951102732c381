package casebook.scheduling.visit.api;

import casebook.kernel.http.Revisions;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with one visit. */
final class VisitAnswers {
    private VisitAnswers() {}

    static RestResponse<VisitView> ok(VisitView visit) {
        return tagged(ResponseBuilder.ok(visit), visit);
    }

    static RestResponse<VisitView> created(VisitView visit, URI place) {
        return tagged(ResponseBuilder.<VisitView>created(place).entity(visit), visit);
    }

    private static RestResponse<VisitView> tagged(ResponseBuilder<VisitView> answer, VisitView visit) {
        return answer.header(HttpHeaders.ETAG, Revisions.tag(visit.revision())).build();
    }
}
