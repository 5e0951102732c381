package casebook.gateway.trail.api;

import casebook.gateway.trail.Asked;
import casebook.gateway.trail.Bookmark;
import casebook.kernel.http.PageSize;
import casebook.kernel.http.RequestId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.trace.Traceparent;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller sends that the services need to know. */
final class TrailRequest {
    private static final int MOST = 500;
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.AUTHORIZATION, RequestId.HEADER, Traceparent.HEADER, "Casebook-Position");

    private TrailRequest() {}

    static Asked asked(String study, @Nullable String subject, HttpHeaders headers) {
        var passedOn = new HashMap<String, String>();
        for (var name : PASSED_ON) {
            var value = headers.getHeaderString(name);
            if (value != null) {
                passedOn.put(name, value);
            }
        }
        return new Asked(study, subject, passedOn);
    }

    static Bookmark bookmark(@Nullable String after) {
        try {
            return after == null ? Bookmark.BEGINNING : Bookmark.parse(after);
        } catch (IllegalArgumentException _) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    Reason.at("", "cursor-malformed", "Send as after what a page gave as next, unchanged."));
        }
    }

    static int size(int limit) {
        return PageSize.require(limit, MOST);
    }
}
