package casebook.gateway.routing.proxy;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** How large what comes before a body may be, and of what form. */
final class RequestHead {
    /** Of path and query; far more than any address of ours has. */
    static final int LONGEST_ADDRESS = 4_000;
    /** Of names and values together: a token of some thousand characters, and what browsers and proxies add. */
    static final int LARGEST_HEADERS = 16_000;

    private RequestHead() {}

    /** @throws Refused when the address is too long, or the headers are too large */
    static void requireSmall(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_ADDRESS) {
            throw new Refused(
                    ProblemType.URI_TOO_LONG,
                    "uri-too-long",
                    "An address has " + LONGEST_ADDRESS + " characters at most.");
        }
        var size = 0;
        for (var header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        if (size > LARGEST_HEADERS) {
            throw new Refused(
                    ProblemType.HEADERS_TOO_LARGE,
                    "headers-too-large",
                    "Headers have " + LARGEST_HEADERS + " characters together at most.");
        }
    }

    /**
     * HTTP/2 takes in a header what HTTP/1.1, spoken with services, could not say: a line's end, say.
     *
     * @throws Refused when a header has such characters
     */
    static void requireWritable(HttpServerRequest request) {
        for (var header : request.headers()) {
            if (HttpHeaderValidationUtil.validateToken(header.getKey()) >= 0
                    || HttpHeaderValidationUtil.validateValidHeaderValue(header.getValue()) >= 0) {
                throw new Refused(
                        ProblemType.MALFORMED_REQUEST,
                        "unreadable-header",
                        "A header has characters that no header may have.");
            }
        }
    }

    /**
     * A coding that only some know of, or the one of all written otherwise, would let two readers see the body's end at two places.
     *
     * @throws Refused when the transfer coding is any but {@code chunked} (RFC 9112, section 6.1; HTTP/2 has none)
     */
    static void requirePlainBody(HttpServerRequest request) {
        var codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        var plain = request.version() != HttpVersion.HTTP_2 && codings.equals(List.of("chunked"));
        if (!codings.isEmpty() && !plain) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    "transfer-encoding",
                    "Send the body with its Content-Length, or with Transfer-Encoding: chunked.");
        }
    }

    /** @throws Refused when it is no address as RFC 3986 has them; whoever reads it after us might fail of it */
    static void requireReadable(String address) {
        try {
            if (new URI(address).getRawFragment() != null) {
                throw new URISyntaxException(address, "A fragment stays with whoever asks");
            }
        } catch (URISyntaxException _) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST, "unreadable-parameter", "The query is not encoded as a query is.");
        }
    }
}
