package casebook.gateway.stream.api;

import casebook.gateway.http.KnownCaller;
import casebook.gateway.stream.Interest;
import casebook.gateway.stream.Position;
import casebook.gateway.stream.RecentEvents;
import casebook.gateway.stream.StudyEvent;
import casebook.kernel.http.ApiDoor;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/studies/{study}/events}: what happens in a study, to those who may see it. */
@ApplicationScoped
class StreamRoute {
    static final String PATH = "/api/v1/studies/:study/events";
    private static final Pattern COMMA = Pattern.compile(",");

    private final ApiDoor door;
    private final LiveStreams streams;
    private final RecentEvents recent;

    StreamRoute(ApiDoor door, LiveStreams streams, RecentEvents recent) {
        this.door = door;
        this.streams = streams;
        this.recent = recent;
    }

    /** After the passage to the services, which lets the gateway's own paths through. */
    void routes(@Observes Router router) {
        router.route(PATH)
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 1)
                .handler(door.refusing(this::open))
                .failureHandler(door::failed);
    }

    private void open(RoutingContext exchange) {
        var request = exchange.request();
        if (request.method() != HttpMethod.GET) {
            exchange.response().putHeader("Allow", HttpMethod.GET.name());
            throw new Refused(ProblemType.METHOD_NOT_ALLOWED, List.of());
        }
        if (request.version() == HttpVersion.HTTP_1_0) {
            throw new Refused(ProblemType.MALFORMED_REQUEST, "http-version", "Speak HTTP/1.1 or HTTP/2.");
        }
        var caller = KnownCaller.of(exchange).orElseThrow();
        requireReadable(exchange);
        var interest = Interest.of(caller, study(exchange), types(exchange), subject(exchange));
        var last = last(request.headers().getAll("Last-Event-ID"));
        streams.open(
                exchange, new LiveStreams.Reader(caller.user(), interest, last, KnownCaller.tokenExpiry(exchange)));
    }

    private static void requireReadable(RoutingContext exchange) {
        try {
            exchange.queryParams();
        } catch (HttpException _) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    Reason.of("unreadable-parameter", "The query is not encoded as a query is."));
        }
    }

    private static String study(RoutingContext exchange) {
        try {
            return new StudyId(exchange.pathParam("study")).value();
        } catch (IllegalArgumentException _) {
            throw Refused.notFound("The study");
        }
    }

    private static Set<String> types(RoutingContext exchange) {
        var types = new HashSet<String>();
        for (var some : exchange.queryParam("types")) {
            for (var type : COMMA.split(some, -1)) {
                types.add(type.strip());
            }
        }
        return types;
    }

    private static @Nullable String subject(RoutingContext exchange) {
        var subjects = exchange.queryParam("subject");
        if (subjects.isEmpty()) {
            return null;
        }
        if (subjects.size() > 1) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    "unreadable-parameter",
                    "Name one subject, or none for all of them.");
        }
        var subject = subjects.getFirst();
        try {
            return subject.equals(StudyEvent.STUDY_ITSELF)
                    ? subject
                    : SubjectId.of(subject).toString();
        } catch (IllegalArgumentException _) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    Reason.of("unreadable-parameter", "A subject is named by its id, the study itself by a hyphen."));
        }
    }

    private @Nullable Position last(List<String> ids) {
        try {
            return ids.isEmpty() ? null : Position.parse(String.join(",", ids), topics());
        } catch (IllegalArgumentException _) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    Reason.of("last-event-id-malformed", "Send as Last-Event-ID what an event gave as id, unchanged."));
        }
    }

    private int topics() {
        return recent.end().map(Position::topics).orElse(0);
    }
}
