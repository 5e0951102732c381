package casebook.enrollment.webhook.api;

import casebook.enrollment.webhook.Deliveries.Attempt;
import casebook.enrollment.webhook.Deliveries.Logged;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery, without what it tells. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        @Schema(description = "The event's id, and the delivery's: `webhook-id`")
        String event,

        @Schema(examples = "subject-enrolled.v1") String type,
        String subject,
        Instant recordedAt,

        @Schema(enumeration = {"pending", "delivered", "failed"})
        String status,

        @Nullable Instant nextAttemptAt,
        List<AttemptView> attempts) {
    static DeliveryView of(Logged logged) {
        return new DeliveryView(
                logged.message().event(),
                logged.message().type(),
                logged.message().subject(),
                logged.message().recordedAt(),
                logged.status(),
                logged.nextAttemptAt(),
                logged.attempts().stream().map(AttemptView::of).toList());
    }

    /** One attempt at a delivery. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttemptView(
            int attempt,
            Instant at,

            @Schema(description = "How long it took, in milliseconds")
            long durationMs,

            @Schema(description = "The status that was answered; left out where nothing was") @Nullable
            Integer status,

            @Schema(
                    description = "Why nothing was answered",
                    enumeration = {
                        "timed-out",
                        "not-reached",
                        "tls-failed",
                        "broken-off",
                        "address-not-allowed",
                        "secret-unreadable",
                        "not-sent"
                    })
            @Nullable
            String failure,

            @Schema(description = "The first 500 bytes that were answered to a test event, unless it succeeded")
            @Nullable
            String answer) {
        static AttemptView of(Attempt attempt) {
            var outcome = attempt.outcome();
            return new AttemptView(
                    attempt.number(),
                    outcome.at(),
                    outcome.millis(),
                    outcome.status(),
                    outcome.failure(),
                    outcome.answer());
        }
    }
}
