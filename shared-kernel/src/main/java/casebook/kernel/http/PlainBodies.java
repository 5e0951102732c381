package casebook.kernel.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A body says of what type it is, is not packed, and is UTF-8 to its last byte; nothing is guessed of it. */
@Provider
public class PlainBodies implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var body = context.getInputStream().readAllBytes();
        if (body.length > 0) {
            requireTold(context.getHeaders());
            requireUtf8(context.getMediaType().getParameters().get("charset"));
            if (context.getType() != byte[].class) { // who takes bytes says what is wrong with them
                requireJson(context.getMediaType());
                requireUtf8(body);
            }
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    private static void requireTold(MultivaluedMap<String, String> headers) {
        var types = headers.get(HttpHeaders.CONTENT_TYPE);
        if (types == null || types.size() != 1 || types.getFirst().isBlank()) {
            throw refused("content-type-missing", "Say in one Content-Type what the body is.");
        }
        var encodings = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (encodings != null && !encodings.stream().allMatch("identity"::equalsIgnoreCase)) {
            throw refused("content-encoded", "Send the body as it is, without Content-Encoding.");
        }
    }

    /** A text of another type would be handed to whatever can be made of a text. */
    private static void requireJson(MediaType type) {
        if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(type) || type.isWildcardType() || type.isWildcardSubtype()) {
            throw refused("content-type-not-json", "Send JSON, and say so: Content-Type: application/json.");
        }
    }

    private static void requireUtf8(@Nullable String charset) {
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw refused("charset-not-utf-8", "Send the body in UTF-8.");
        }
    }

    private static void requireUtf8(byte[] body) {
        var bytes = ByteBuffer.wrap(body);
        var decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(body.length), true);
        if (decoded.isError()) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    "not-utf-8",
                    "The body is not UTF-8 at its byte " + (bytes.position() + 1) + ".");
        }
    }

    private static Refused refused(String code, String message) {
        return new Refused(ProblemType.UNSUPPORTED_MEDIA_TYPE, code, message);
    }
}
