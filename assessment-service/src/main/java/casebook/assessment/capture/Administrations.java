package casebook.assessment.capture;

import static java.util.stream.Collectors.toMap;

import casebook.assessment.administration.Administration;
import casebook.assessment.administration.AdministrationSequence;
import casebook.assessment.administration.AdministrationSequence.Step;
import casebook.assessment.capture.CapturedForm.Completed;
import casebook.assessment.capture.CapturedForm.Content;
import casebook.assessment.capture.Visit.Status;
import casebook.assessment.form.CompiledForm;
import casebook.assessment.form.Form.Purpose;
import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether something may be given, and on that day, after what was given and what became of the visits. */
final class Administrations {
    private final Known known;
    private final CapturedForms forms;

    Administrations(Known known, CapturedForms forms) {
        this.known = known;
        this.forms = forms;
    }

    /**
     * An administration form that is filled in.
     *
     * @param studyVersion the version it is captured under
     * @param day none where the date was refused
     * @param omitted whether it says that nothing was given
     */
    record Proposal(
            FormPlace place,
            AtVisit subject,
            CompiledForm form,
            String studyVersion,
            @Nullable LocalDate day,
            boolean omitted) {
        boolean administers() {
            return form.purpose() == Purpose.ADMINISTRATION;
        }

        boolean isAskedFor() {
            return subject.visit() != null && subject.visit().forms().contains(place.form());
        }
    }

    /**
     * What a write of the form is decided on: of an administration all others of the subject, or two that are right one by one
     * would together be out of order. Read before they are.
     */
    @Nullable
    Long decidedAt(FormPlace place, CompiledForm form) {
        return form.purpose() == Purpose.ADMINISTRATION ? forms.position(place.subject()) : null;
    }

    /** Every reason against recording it; none of any other form, nor where the visit does not ask for it anyhow. */
    List<Reason> reasons(Proposal proposal) {
        if (!proposal.administers() || !proposal.isAskedFor()) {
            return List.of();
        }
        if (proposal.omitted()) {
            return onAnotherDay(proposal); // what gives nothing waits for nothing
        }
        var visit = proposal.place().visit();
        var sequence = sequence(proposal);
        return Stream.of(
                        sequence.outstandingBefore(visit),
                        sequence.misplaced(visit, proposal.day()),
                        onAnotherDay(proposal),
                        afterDeath(proposal))
                .flatMap(List::stream)
                .toList();
    }

    /** Every reason against correcting its day: what was recorded may be corrected whatever is open. */
    List<Reason> againstNewDay(Proposal proposal) {
        return proposal.administers() && !proposal.omitted()
                ? Stream.concat(
                                sequence(proposal).misplaced(proposal.place().visit(), proposal.day()).stream(),
                                afterDeath(proposal).stream())
                        .toList()
                : List.of();
    }

    private List<Reason> afterDeath(Proposal proposal) {
        var day = proposal.day();
        return day != null
                        && Death.isBefore(day, forms.ofSubject(proposal.place().subject()))
                ? List.of(Reason.at(
                        "/observedOn", "after-death", "By another form the subject had died before that day."))
                : List.of();
    }

    private static List<Reason> onAnotherDay(Proposal proposal) {
        var day = proposal.day();
        return Optional.ofNullable(proposal.subject().visit()).stream()
                .map(Visit::occurredOn)
                .filter(occurredOn -> day != null && occurredOn != null && !day.equals(occurredOn))
                .map(_ -> Reason.at("/observedOn", "other-day-than-visit", "The visit took place on another day."))
                .toList();
    }

    private AdministrationSequence sequence(Proposal proposal) {
        var recorded = recorded(proposal.place());
        var visits = known.visits(proposal.place().subject());
        return new AdministrationSequence(
                known.study(proposal.place(), proposal.studyVersion()).administrations().stream()
                        .map(visit -> step(visit, recorded.get(visit), visits))
                        .toList());
    }

    private static Step step(String visit, @Nullable Content recorded, Visits visits) {
        if (recorded != null) {
            return Administration.omitted(recorded.answers())
                    ? new Step.GivenUp(visit)
                    : new Step.Recorded(visit, recorded.observedOn());
        }
        return visits.find(visit)
                        .map(Visit::status)
                        .filter(Administrations::over)
                        .isPresent()
                ? new Step.GivenUp(visit)
                : new Step.Open(visit);
    }

    /** A visit that took place may have been given something that is still to be entered. */
    private static boolean over(Status status) {
        return switch (status) {
            case MISSED, CANCELLED, DROPPED -> true;
            case PLANNED, OCCURRED -> false;
        };
    }

    /** Each visit's completed administration form. */
    private Map<String, Content> recorded(FormPlace place) {
        return forms.ofSubject(place.subject()).stream()
                .map(FormRevision::form)
                .filter(Completed.class::isInstance)
                .map(CapturedForm::content)
                .filter(content -> administers(place, content))
                .collect(toMap(Content::visit, Function.identity(), (one, _) -> one));
    }

    private boolean administers(FormPlace place, Content content) {
        return known.study(place, content.studyVersion())
                .find(content.form())
                .filter(form -> form.purpose() == Purpose.ADMINISTRATION)
                .isPresent();
    }
}
