package casebook.enrollment.webhook.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.webhook.EndpointRule;
import casebook.enrollment.webhook.EndpointRule.NotAllowed;
import casebook.kernel.access.EventTypes;
import casebook.kernel.refusal.Reason;
import casebook.kernel.text.Limits;
import casebook.kernel.text.WrittenText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be told, and to which address. */
record WebhookRequest(
        @Schema(
                description = "An https URL. Put no password into it: it is kept in the audit trail",
                maxLength = Limits.TEXT,
                examples = "https://sponsor.example/casebook",
                required = true)
        @Nullable
        String address,

        @Schema(description = "For people", maxLength = Limits.NAME, examples = "Enrollment dashboard") @Nullable
        String description,

        @Schema(
                description = "Events, as the table of topics names them",
                minItems = 1,
                maxItems = WebhookRequest.MOST_TYPES,
                examples = "[\"subject-enrolled.v1\", \"subject-discontinued.v1\"]",
                required = true)
        @Nullable
        List<@Nullable String> types) {
    /** Far more than there are. */
    static final int MOST_TYPES = 100;

    /** The request without anything missing. */
    record Checked(String address, @Nullable String description, List<String> types) {}

    Checked checked(EndpointRule rule) {
        var check = new RequestCheck();
        var url = checkAddress(rule, check);
        var about = check.optionalLine("/description", description, Limits.NAME);
        var wanted = checkTypes(check);
        check.refuse();
        return new Checked(url, about, wanted);
    }

    private String checkAddress(EndpointRule rule, RequestCheck check) {
        var url = check.line("/address", address, Limits.TEXT);
        if (WrittenText.line("/address", address, Limits.TEXT).findAny().isEmpty()) {
            fault(url, rule).ifPresent(fault -> check.fault(Reason.at("/address", "address-not-allowed", fault)));
        }
        return url;
    }

    private static Optional<String> fault(String url, EndpointRule rule) {
        try {
            var fault = rule.fault(url);
            if (fault.isEmpty()) {
                rule.reach(URI.create(url));
            }
            return fault;
        } catch (NotAllowed notAllowed) {
            return Optional.of(notAllowed.told());
        }
    }

    private List<String> checkTypes(RequestCheck check) {
        var wanted = check.list("/types", types, MOST_TYPES);
        if (types == null || types.isEmpty()) {
            check.fault(Reason.at("/types", "required", "At least one type is required."));
        }
        var read = new ArrayList<String>();
        for (var number = 0; number < wanted.size(); number++) {
            var type = check.line("/types/" + number, wanted.get(number), Limits.WORD);
            if (WrittenText.line("", type, Limits.WORD).findAny().isEmpty()
                    && EventTypes.readBy(type).isEmpty()) {
                check.fault(Reason.at(
                        "/types/" + number,
                        "unknown-event-type",
                        "One of: " + String.join(", ", EventTypes.all()) + "."));
            }
            read.add(type);
        }
        return read;
    }
}
