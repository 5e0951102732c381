package casebook.gateway.routing.proxy;

import casebook.gateway.http.CallerAddress;
import casebook.kernel.http.RequestId;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.regex.Pattern;

/** Which headers go through, and which end here. All that no rule names goes through, both ways. */
final class ProxyHeaders {
    /** These speak of one connection and not of the message (RFC 9110, section 7.6.1). */
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Connection",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade",
            "HTTP2-Settings");

    private static final Pattern TEXT =
            Pattern.compile("application/(json|problem\\+json|yaml|x-ndjson)|text/(?!event-stream)");

    private ProxyHeaders() {}

    /** Says for whom the request is forwarded, as was found here. */
    static void forward(HttpServerRequest request, MultiMap headers) {
        dropHopByHop(headers);
        var address = CallerAddress.of(request);
        var scheme = CallerAddress.scheme(request);
        var host = request.authority();
        headers.set("X-Forwarded-For", address).set("X-Forwarded-Proto", scheme);
        var forwarded = "for=\"" + (address.contains(":") ? "[" + address + "]" : address) + "\";proto=" + scheme;
        if (host != null) {
            headers.set("X-Forwarded-Host", host.toString());
            forwarded += ";host=\"" + host + "\"";
        }
        headers.set("Forwarded", forwarded);
        headers.set(RequestId.HEADER, request.getHeader(RequestId.HEADER));
    }

    /** The request id of the answer is the gateway's, which is already on it. */
    static void answer(MultiMap headers) {
        dropHopByHop(headers);
        headers.remove(RequestId.HEADER);
    }

    /** Whether an answer is text that a service sent as it is; a stream of events is not, since compressing would hold it back. */
    static boolean isCompressible(MultiMap headers) {
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null
                && !headers.contains(HttpHeaders.CONTENT_ENCODING)
                && TEXT.matcher(type).lookingAt();
    }

    private static void dropHopByHop(MultiMap headers) {
        for (var named : headers.getAll(HttpHeaders.CONNECTION)) {
            for (var name : named.split(",", -1)) {
                headers.remove(name.strip());
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }
}
