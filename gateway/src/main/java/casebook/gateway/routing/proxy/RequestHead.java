package casebook.gateway.routing.proxy;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.core.http.HttpServerRequest;

/** How large what comes before a body may be. */
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
}
