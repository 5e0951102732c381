package casebook.journal.http;

import casebook.journal.audit.Journal.DuplicateRequest;
import casebook.journal.audit.Journal.StaleRevision;
import casebook.kernel.http.Problem;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Lost races of writes, as problems. */
class JournalProblems {

    @ServerExceptionMapper
    Response stale(StaleRevision stale) {
        return Problem.answer(
                ProblemType.STALE_REVISION,
                List.of(Reason.of("stale-revision", "Read it again, then repeat the change on what you see.")));
    }

    @ServerExceptionMapper
    Response duplicate(DuplicateRequest duplicate) {
        return Problem.answer(
                ProblemType.STATE_CONFLICT,
                List.of(Reason.of("request-under-way", "The same request is being answered; repeat it in a moment.")));
    }
}
