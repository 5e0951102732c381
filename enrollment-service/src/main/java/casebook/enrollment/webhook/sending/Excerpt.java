package casebook.enrollment.webhook.sending;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;

/** The first bytes of an answer, for the log. The rest of it is never read, however long it is. */
final class Excerpt {
    private static final int BYTES = 500;

    private final HttpClientResponse answer;
    private final Buffer read = Buffer.buffer();
    private final Promise<String> done = Promise.promise();

    private Excerpt(HttpClientResponse answer) {
        this.answer = answer;
    }

    static Future<String> of(HttpClientResponse answer) {
        return new Excerpt(answer).taken();
    }

    private Future<String> taken() {
        answer.handler(this::take);
        answer.endHandler(_ -> done.tryComplete(text()));
        answer.exceptionHandler(done::tryFail);
        return done.future();
    }

    private void take(Buffer more) {
        read.appendBuffer(more, 0, Math.min(more.length(), BYTES - read.length()));
        if (read.length() == BYTES && done.tryComplete(text())) {
            answer.request().reset();
        }
    }

    /** Without what no store could keep, and without what could make a log lie. */
    private String text() {
        return read.toString(StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
    }
}
