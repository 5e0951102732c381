package casebook.kernel.http;

import casebook.kernel.refusal.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Answers a refusal where no JAX-RS resource does. */
@ApplicationScoped
public class ProblemWriter {
    /** How long the rest of a refused body is read and thrown away, so that the caller can read the refusal. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final ObjectMapper json;
    private final Vertx vertx;

    ProblemWriter(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    /** Answers, or breaks the connection off if another answer has begun. */
    public Future<Void> write(HttpServerRequest request, Refused refused) {
        var response = request.response();
        if (response.headWritten() || response.closed()) {
            response.reset();
            return Future.succeededFuture();
        }
        response.setStatusCode(refused.type().status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (refused.type().isPassing() && !response.headers().contains(HttpHeaders.RETRY_AFTER)) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        if (request.isEnded() || !announcesBody(request)) {
            request.resume();
            return response.end(body(refused));
        }
        if (request.version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return response.end(body(refused)).onComplete(_ -> discardRest(request));
    }

    private static boolean announcesBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null ? !length.equals("0") : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private Buffer body(Refused refused) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(Problem.of(refused.type(), refused.reasons())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can always be written", e);
        }
    }

    private void discardRest(HttpServerRequest request) {
        var timer = vertx.setTimer(LINGER.toMillis(), _ -> breakOff(request));
        if (request.isEnded()) {
            vertx.cancelTimer(timer);
            breakOff(request);
        } else {
            request.handler(_ -> {});
            request.endHandler(_ -> {
                vertx.cancelTimer(timer);
                breakOff(request);
            });
            request.resume();
        }
    }

    private static void breakOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
