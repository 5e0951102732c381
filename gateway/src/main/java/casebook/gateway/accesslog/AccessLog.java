package casebook.gateway.accesslog;

import casebook.gateway.http.CallerAddress;
import casebook.gateway.http.KnownCaller;
import casebook.gateway.http.StudyPath;
import casebook.kernel.access.Caller;
import casebook.kernel.http.RequestId;
import casebook.kernel.trace.Traceparent;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Writes one line when an answer has gone out or broken off, and one when a live stream begins. The path names study and subject by their ids; the query and
 * the bodies, which may hold clinical values, are never written.
 */
@ApplicationScoped
public class AccessLog implements Handler<RoutingContext> {
    /** Where a deployment finds these lines, to keep them apart and for as long as it must. */
    static final String CATEGORY = "casebook.access";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    /** What a path that was refused may hold beside what paths are made of would let it write lines of its own. */
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\w/.~%-]");

    private static final String NOBODY = "-";
    private static final double NANOS_PER_MILLI = 1e6;

    private final Clock clock;

    AccessLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext exchange) {
        follow(exchange);
        exchange.next();
    }

    /** For a request that never comes to this step. */
    public void follow(RoutingContext exchange) {
        var began = clock.instant();
        exchange.addEndHandler(end -> write(exchange, ended(began, end.succeeded())));
    }

    /** For an answer that goes on and on: what went out is known even if nobody is left to write of its end. */
    public void begun(RoutingContext exchange) {
        write(exchange, " begun");
    }

    private String ended(Instant began, boolean whole) {
        var took = Duration.between(began, clock.instant()).toNanos() / NANOS_PER_MILLI;
        return String.format(Locale.ROOT, "%s in %.1f ms", whole ? "" : " broken off", took);
    }

    private void write(RoutingContext exchange, String how) {
        var request = exchange.request();
        var caller = KnownCaller.of(exchange);
        var user = caller.map(Caller::user).orElse(NOBODY);
        var roles = caller.map(known -> roles(known, request.path())).orElse(NOBODY);
        try {
            MDC.put("user", user);
            MDC.put("roles", roles);
            MDC.put("request", request.getHeader(RequestId.HEADER));
            Traceparent.traceId(request.getHeader(Traceparent.HEADER)).ifPresent(trace -> MDC.put("traceId", trace));
            MDC.put("address", CallerAddress.of(request));
            LOG.infof(
                    "%s (%s) %s %s %d%s",
                    user,
                    roles,
                    request.method(),
                    NOT_PLAIN.matcher(request.path()).replaceAll("?"),
                    exchange.response().getStatusCode(),
                    how);
        } finally {
            MDC.clear();
        }
    }

    /** Those that concern the study that was asked for; all of them where none was. */
    private static String roles(Caller caller, String path) {
        var study = StudyPath.studyOf(path);
        return caller.grants().stream()
                .filter(grant -> study.map(grant::coversStudy).orElse(true))
                .map(grant -> grant.role().wireName())
                .distinct()
                .sorted()
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(","), roles -> roles.isEmpty() ? NOBODY : roles));
    }
}
