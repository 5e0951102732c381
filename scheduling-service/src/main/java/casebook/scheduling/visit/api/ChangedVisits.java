package casebook.scheduling.visit.api;

import casebook.kernel.access.Access;
import casebook.kernel.http.Revisions;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.Visit;
import casebook.scheduling.visit.VisitCommand;
import casebook.scheduling.visit.api.VisitActs.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What every endpoint that changes a visit has in common: find it, attribute the act, run it, answer with the visit. */
@ApplicationScoped
class ChangedVisits {
    private final VisitFinder finder;
    private final Access access;
    private final VisitActs acts;

    ChangedVisits(VisitFinder finder, Access access, VisitActs acts) {
        this.finder = finder;
        this.access = access;
        this.acts = acts;
    }

    /** @param seen the revision that the decision was made on, as in {@code If-Match} */
    RestResponse<VisitView> answer(
            Request request, VisitId visit, @Nullable String seen, Function<VisitCommand, Visit> act) {
        var study = request.study();
        var subject = request.subject();
        var participation = finder.subject(study, subject);
        var wanted = finder.toChange(study, subject, participation, visit).id();
        var revision = Revisions.required(seen);
        var by = access.at(participation.site());
        var after =
                acts.once(request, retry -> act.apply(new VisitCommand(study, subject, wanted, revision, by, retry)));
        return VisitAnswers.ok(finder.view(study, subject, participation, after));
    }
}
