package casebook.enrollment.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.enrollment.webhook.Webhook.Because;
import casebook.enrollment.webhook.Webhook.Disabled;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.Refused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final String ENROLLED = "subject-enrolled.v1";
    private static final String HELD = "cohort-held.v1";

    @Test
    void itHearsWhatIsRecordedFromItsSubscriptionOn() {
        // Given
        var webhook = webhook(null);

        // When
        var hears = webhook.hears(ENROLLED, false, "HYU", AT);

        // Then
        assertTrue(hears);
        assertFalse(webhook.hears(ENROLLED, false, "HYU", AT.minusNanos(1)));
        assertFalse(webhook.hears("subject-completed.v1", false, "HYU", AT));
    }

    @Test
    void whoMayReadOneSiteHearsOfItsSubjectsAndOfTheStudyItself() {
        // Given
        var webhook = webhook(List.of("HYU"));

        // When
        var own = webhook.covers(ENROLLED, false, "HYU");

        // Then
        assertTrue(own);
        assertFalse(webhook.covers(ENROLLED, false, "SNU"));
        assertFalse(webhook.covers(ENROLLED, false, null));
        assertTrue(webhook.covers(HELD, true, null));
    }

    @Test
    void whileItIsDisabledItHearsNothingAndEnabledAgainWhatComesThen() {
        // Given
        var disabled = webhook(null)
                .disabled(new Disabled(AT.plusSeconds(60), Because.GONE, AT.plusSeconds(30), AT.plusSeconds(29)));

        // When
        var enabled = disabled.enabled(AT.plusSeconds(90));

        // Then
        assertFalse(disabled.hears(ENROLLED, false, "HYU", AT.plusSeconds(90)));
        assertThrows(Refused.class, () -> disabled.replayed(AT));
        assertTrue(enabled.hears(ENROLLED, false, "HYU", AT.plusSeconds(90)));
        assertFalse(enabled.hears(ENROLLED, false, "HYU", AT.plusSeconds(89)));
        assertEquals(3, enabled.revision());
        assertThrows(Refused.class, () -> enabled.enabled(AT.plusSeconds(91)));
    }

    private static Webhook webhook(@Nullable List<String> sites) {
        var subscription = new Subscription("https://sponsor.example", null, List.of(ENROLLED, HELD), sites);
        return Webhook.subscribed(new WebhookId(UUID.randomUUID()), new StudyId("als"), subscription, AT);
    }
}
