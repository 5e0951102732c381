package casebook.scheduling.visit.api;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Limits;
import casebook.kernel.text.WrittenText;
import casebook.scheduling.plan.Contact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the endpoints of visits are sent. Each record says what is wrong with it, all at once. */
final class VisitRequests {
    private VisitRequests() {}

    @Schema(description = "The day that subject and site agreed on")
    record Booking(
            @Schema(required = true, examples = "2025-05-02") @Nullable
            LocalDate bookedFor) {
        LocalDate day() {
            return needed(bookedFor, "/bookedFor");
        }
    }

    @Schema(description = "The day on which the visit took place, on the site's calendar; it may be entered late")
    record Occurrence(
            @Schema(required = true, examples = "2025-05-02") @Nullable
            LocalDate occurredOn) {
        LocalDate day() {
            return needed(occurredOn, "/occurredOn");
        }
    }

    @Schema(description = "Why, in words")
    record Because(
            @Schema(required = true, maxLength = Limits.TEXT, examples = "Not reached on three days") @Nullable
            String reason) {
        String words() {
            Refused.ifAny(
                    ProblemType.INVALID_CONTENT,
                    WrittenText.lines("/reason", reason, Limits.TEXT).toList());
            return needed(reason, "/reason").strip();
        }
    }

    @Schema(description = "A visit that the protocol did not plan: exactly one of occurredOn and plannedOn")
    record Unscheduled(
            @Schema(maxLength = Limits.NAME, examples = "Fever after administration 1") @Nullable
            String name,

            @Schema(
                    enumeration = {"clinic", "telephone"},
                    defaultValue = "clinic")
            @Nullable
            String contact,

            @Schema(description = "It took place on this day", examples = "2025-04-10") @Nullable
            LocalDate occurredOn,

            @Schema(description = "It is to take place on this day") @Nullable
            LocalDate plannedOn) {

        /** @throws Refused with everything that is wrong */
        void check() {
            var reasons = new ArrayList<>(
                    WrittenText.optionalLine("/name", name, Limits.NAME).toList());
            if (contact != null && !contact.equals("clinic") && !contact.equals("telephone")) {
                reasons.add(Reason.at("/contact", "unknown-value", "One of: clinic, telephone."));
            }
            if ((occurredOn == null) == (plannedOn == null)) {
                reasons.add(Reason.of("exactly-one-day", "Say either occurredOn or plannedOn."));
            }
            if (!reasons.isEmpty()) {
                throw invalid(reasons);
            }
        }

        LocalDate day() {
            return occurredOn == null ? needed(plannedOn, "/plannedOn") : occurredOn;
        }

        Contact means() {
            return Optional.ofNullable(contact).map(Contact::of).orElse(Contact.CLINIC);
        }
    }

    /** @throws Refused malformed, when there is no body */
    static <T> T body(@Nullable T request) {
        if (request == null) {
            throw new Refused(ProblemType.MALFORMED_REQUEST, "body-missing", "Send a JSON body.");
        }
        return request;
    }

    private static <T> T needed(@Nullable T value, String pointer) {
        if (value == null) {
            throw invalid(List.of(Reason.at(pointer, "required", "It must be there.")));
        }
        return value;
    }

    private static Refused invalid(List<Reason> reasons) {
        return new Refused(ProblemType.INVALID_CONTENT, reasons);
    }
}
