package casebook.scheduling.visit.api;

import casebook.kernel.refusal.Reason;
import casebook.kernel.time.StudyDay;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.Visit;
import casebook.scheduling.visit.VisitStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One visit of a subject, as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Visit")
record VisitView(
        @Schema(examples = "cycle1-dose2") String visit,

        @Schema(examples = "First treatment, administration 2")
        String name,

        @Schema(enumeration = {"run-in", "treatment", "follow-up"})
        String epoch,

        @Schema(enumeration = {"clinic", "telephone"}) String contact,

        @Schema(description = "Whether the protocol plans it")
        boolean scheduled,

        @Schema(description = "Whether it ends follow-up") @JsonProperty("final")
        boolean endsStudy,

        @Schema(enumeration = {"planned", "booked", "occurred", "missed", "cancelled"})
        String status,

        @Schema(
                description = "The due date; of an unscheduled visit, the day it was added for",
                examples = "2025-05-01")
        LocalDate plannedOn,

        @Schema(description = "The window's first day", examples = "2025-04-28")
        LocalDate earliest,

        @Schema(description = "The window's last day", examples = "2025-05-04")
        LocalDate latest,

        @Nullable LocalDate bookedFor,
        @Nullable LocalDate occurredOn,

        @Schema(description = "Why it was missed or cancelled") @Nullable
        String reason,

        @Schema(
                description = "Of the day it occurred, else of the due date: enrollment is day 1, the day before it is"
                        + " day -1. Left out before enrollment",
                examples = "37")
        @Nullable
        Integer studyDay,

        @Schema(description = "The ids of the forms that it asks for, in order")
        List<String> forms,

        @Schema(description = "Whether the day it occurred, or is booked for, lies in the window") @Nullable
        Boolean inWindow,

        @Schema(description = "How often it was written; the ETag")
        long revision,

        @Schema(
                description = "What is worth a look, and was accepted all the same: out-of-window; and, of a subject's"
                        + " visits, other-day-than-administration and administration-recorded, until the one or the other is"
                        + " corrected")
        List<Reason> warnings) {

    /** @param givenOn when the product was given at it; none where it was not, or where nobody asks for that */
    static VisitView of(Visit visit, @Nullable LocalDate enrolledOn, @Nullable LocalDate givenOn) {
        var outline = visit.outline();
        return new VisitView(
                visit.id().value(),
                outline.name(),
                outline.epoch().wireName(),
                outline.contact().wireName(),
                outline.scheduled(),
                outline.endsStudy(),
                VisitStatus.of(visit).wireName(),
                visit.due().plannedOn(),
                visit.due().earliest(),
                visit.due().latest(),
                visit instanceof Visit.Booked booked ? booked.bookedFor() : null,
                visit instanceof Visit.Occurred occurred ? occurred.occurredOn() : null,
                reason(visit),
                studyDay(visit, enrolledOn),
                outline.forms(),
                visit.inWindow().orElse(null),
                visit.revision(),
                Stream.concat(outOfWindow(visit), discrepancy(visit, givenOn)).toList());
    }

    VisitId id() {
        return new VisitId(visit);
    }

    private static @Nullable String reason(Visit visit) {
        return switch (visit) {
            case Visit.Missed missed -> missed.reason();
            case Visit.Cancelled cancelled -> cancelled.reason();
            case Visit.Dropped dropped -> dropped.reason();
            case Visit.Planned _, Visit.Booked _, Visit.Occurred _ -> null;
        };
    }

    private static @Nullable Integer studyDay(Visit visit, @Nullable LocalDate enrolledOn) {
        var day = visit instanceof Visit.Occurred occurred
                ? occurred.occurredOn()
                : visit.due().plannedOn();
        return Optional.ofNullable(enrolledOn)
                .map(reference -> StudyDay.of(day, reference).value())
                .orElse(null);
    }

    private static Stream<Reason> outOfWindow(Visit visit) {
        var pointer = visit instanceof Visit.Booked ? "/bookedFor" : "/occurredOn";
        return visit.inWindow().orElse(true)
                ? Stream.empty()
                : Stream.of(Reason.at(pointer, "out-of-window", "The day lies outside the visit's window."));
    }

    /** While one of two that hang together is corrected, or two people recorded them at the same moment. */
    private static Stream<Reason> discrepancy(Visit visit, @Nullable LocalDate givenOn) {
        if (givenOn == null) {
            return Stream.empty();
        }
        return switch (visit) {
            case Visit.Occurred occurred
            when !occurred.occurredOn().equals(givenOn) ->
                Stream.of(Reason.at(
                        "/occurredOn",
                        "other-day-than-administration",
                        "The product was given at the visit on another day. One of the two is to be corrected."));
            case Visit.Missed _, Visit.Cancelled _ ->
                Stream.of(Reason.at(
                        "/status",
                        "administration-recorded",
                        "The product was given at the visit, so it took place. One of the two is to be corrected."));
            case Visit.Occurred _, Visit.Planned _, Visit.Booked _, Visit.Dropped _ -> Stream.empty();
        };
    }
}
