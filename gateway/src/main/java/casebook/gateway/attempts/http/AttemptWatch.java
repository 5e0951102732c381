package casebook.gateway.attempts.http;

import casebook.gateway.attempts.Attempt;
import casebook.gateway.attempts.AttemptCounts;
import casebook.gateway.attempts.AttemptReport;
import casebook.gateway.attempts.AttemptReports;
import casebook.gateway.http.AskedAgain;
import casebook.gateway.http.CallerAddress;
import casebook.gateway.http.KnownCaller;
import casebook.gateway.http.StudyPath;
import casebook.kernel.access.Caller;
import casebook.kernel.http.Challenge;
import casebook.kernel.http.RequestId;
import casebook.kernel.refusal.ProblemType;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks at every answer once it has gone out, so that no request waits for it. Services' refusals count like the gateway's own. */
@ApplicationScoped
public class AttemptWatch implements Handler<RoutingContext> {
    /** Where a deployment finds these lines, should the topic not be followed. */
    static final String CATEGORY = "casebook.security";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    /** What RFC 6750 has in it for a token that was sent and is not valid, and not for one that is missing. */
    private static final String FAULT = "error=";

    private static final int UNAUTHENTICATED = ProblemType.UNAUTHENTICATED.status();
    private static final int FORBIDDEN = ProblemType.FORBIDDEN.status();
    private static final int NOT_FOUND = ProblemType.NOT_FOUND.status();

    private final AttemptCounts counts;
    private final AttemptReports reports;
    private final Clock clock;

    AttemptWatch(AttemptCounts counts, AttemptReports reports, Clock clock) {
        this.counts = counts;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext exchange) {
        exchange.addEndHandler(_ -> look(exchange));
        exchange.next();
    }

    private void look(RoutingContext exchange) {
        var caller = KnownCaller.of(exchange);
        kind(exchange, caller)
                .map(kind -> new Attempt(
                        clock.instant(),
                        kind,
                        CallerAddress.of(exchange.request()),
                        caller.map(Caller::user).orElse(null),
                        exchange.request().getHeader(RequestId.HEADER)))
                .ifPresent(attempt -> counts.count(attempt).forEach(this::report));
    }

    private static Optional<Attempt.Kind> kind(RoutingContext exchange, Optional<Caller> caller) {
        var status = exchange.response().getStatusCode();
        if (status == UNAUTHENTICATED) {
            return AskedAgain.by(exchange) ? Optional.empty() : Optional.of(kindOfToken(exchange));
        } else if (status == FORBIDDEN) {
            return caller.map(_ -> Attempt.Kind.FORBIDDEN);
        } else if (status == NOT_FOUND) {
            return caller.filter(known ->
                            isOfStudyNotGranted(known, exchange.request().path()))
                    .map(_ -> Attempt.Kind.STUDY_NOT_GRANTED);
        }
        return Optional.empty();
    }

    private static Attempt.Kind kindOfToken(RoutingContext exchange) {
        var challenge = exchange.response().headers().get(Challenge.HEADER);
        return challenge != null && challenge.contains(FAULT) ? Attempt.Kind.TOKEN_INVALID : Attempt.Kind.TOKEN_MISSING;
    }

    private static boolean isOfStudyNotGranted(Caller caller, String path) {
        return StudyPath.studyOf(path)
                .filter(study -> caller.grants().stream().noneMatch(grant -> grant.coversStudy(study)))
                .isPresent();
    }

    private void report(AttemptReport report) {
        LOG.warnf(
                "%s: %d attempts refused since %s (%s), the last from %s, request %s",
                report.origin(),
                report.attempts(),
                report.since(),
                report.kinds().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(kind -> kind.getKey().wireName() + " " + kind.getValue())
                        .toList(),
                report.last().address(),
                report.last().request());
        reports.tell(report);
    }
}
