package casebook.gateway.stream.api;

import casebook.gateway.stream.StudyEvent;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Server-sent events as text. */
final class Frames {
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);

    private Frames() {}

    /** The event's text is not copied, however many readers it is told to. */
    @SuppressWarnings("deprecation") // Vert.x has no other way to write bytes without copying them
    static Buffer event(String id, StudyEvent event) {
        var head = "id: " + id + "\nevent: " + event.concern().type() + "\ndata: ";
        return Buffer.buffer(Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.UTF_8), event.json(), END));
    }

    static Buffer opening(Duration retry, String id) {
        return Buffer.buffer("retry: " + retry.toMillis() + "\nid: " + id + "\n\n");
    }

    /** No data, so that it is no event to a reader; the id is remembered all the same. */
    static Buffer heartbeat(String id) {
        return Buffer.buffer(":\nid: " + id + "\n\n");
    }

    static Buffer heartbeat() {
        return Buffer.buffer(":\n\n");
    }

    /** Has no id, so that who comes back begins after the last event they were told. */
    static Buffer ended(Ending why) {
        return Buffer.buffer("event: ended\ndata: " + why.json() + "\n\n");
    }
}
