package casebook.enrollment.webhook;

import java.util.UUID;

/** A webhook's identity in paths and records. */
public record WebhookId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID in its canonical, lower-case form */
    public static WebhookId of(String text) {
        var id = new WebhookId(UUID.fromString(text));
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException("A webhook's id is a UUID in lower case with all its digits");
        }
        return id;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
