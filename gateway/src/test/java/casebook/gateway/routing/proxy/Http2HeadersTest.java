package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.ines;
import static casebook.gateway.testing.Given.inesToken;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** HTTP/2 says of a header how long it is, so that it can hold what would end it in the HTTP/1.1 that is spoken with services. */
@QuarkusTest
@WithTestResource(GatewayParts.class)
class Http2HeadersTest {
    private static final int STREAM = 1;
    /** More than the failures after which a service is left alone. */
    private static final int OFTEN = 6;

    private static Peer enrollment;

    @BeforeAll
    static void start() {
        enrollment = Peer.of("enrollment");
    }

    @AfterAll
    static void stop() {
        enrollment.close();
    }

    private static List<Arguments> unwritable() {
        return List.of(
                Arguments.of("x-note", "a\r\nX-Forwarded-For: 192.0.2.1"),
                Arguments.of("x-note", "a\nb"),
                Arguments.of("x-note", "a\0b"),
                Arguments.of("x-note", "a\177b"),
                Arguments.of("x note", "a"),
                Arguments.of("x:note", "a"),
                Arguments.of("x\r\nnote", "a"));
    }

    private static List<Arguments> writable() {
        return List.of(
                Arguments.of("x-note", "a\tb c"),
                Arguments.of("x-note", "caf\u00e9"),
                Arguments.of("x-note", ""),
                Arguments.of("x!#$%&'*+-.^_`|~0", "~"));
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void a_header_that_cannot_be_passed_on_is_the_callers_fault_and_not_the_services(String name, String value)
            throws Exception {
        for (var time = 0; time < OFTEN; time++) {
            // Given
            var reached = enrollment.requests();
            // When
            var status = statusOf(name, value);
            // Then
            assertEquals("400", status);
            assertEquals(reached, enrollment.requests());
        }
        ines().get(SUBJECT).then().statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("writable")
    void a_header_that_can_be_goes_through(String name, String value) throws Exception {
        // When
        var status = statusOf(name, value);
        // Then
        assertEquals("200", status);
    }

    private static String statusOf(String name, String value) throws IOException, Http2Exception {
        try (var wire = Wire.to(RestAssured.port)) {
            var request = Unpooled.buffer().writeBytes(Http2CodecUtil.connectionPrefaceBuf());
            frame(request, Http2FrameTypes.SETTINGS, 0, 0, Unpooled.EMPTY_BUFFER);
            frame(request, Http2FrameTypes.HEADERS, 0x5, STREAM, headers(name, value)); // END_STREAM, END_HEADERS
            wire.sayBytes(bytes(request));
            return status(new DataInputStream(wire.in()));
        }
    }

    private static ByteBuf headers(String name, String value) throws Http2Exception {
        var headers = new DefaultHttp2Headers(false)
                .method("GET")
                .scheme("http")
                .authority("gateway")
                .path(SUBJECT)
                .add("authorization", "Bearer " + inesToken())
                .add(name, value);
        var encoded = Unpooled.buffer();
        new DefaultHttp2HeadersEncoder().encodeHeaders(STREAM, headers, encoded);
        return encoded;
    }

    private static void frame(ByteBuf out, byte type, int flags, int stream, ByteBuf payload) {
        out.writeMedium(payload.readableBytes())
                .writeByte(type)
                .writeByte(flags)
                .writeInt(stream)
                .writeBytes(payload);
    }

    private static String status(DataInputStream in) throws IOException, Http2Exception {
        while (true) {
            var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            var type = in.readByte();
            var flags = new Http2Flags((short) in.readUnsignedByte());
            in.readInt();
            var payload = Unpooled.wrappedBuffer(in.readNBytes(length));
            if (type == Http2FrameTypes.HEADERS) {
                return new DefaultHttp2HeadersDecoder()
                        .decodeHeaders(STREAM, payload.skipBytes(flags.getNumPriorityBytes()))
                        .status()
                        .toString();
            }
            if (type == Http2FrameTypes.RST_STREAM || type == Http2FrameTypes.GO_AWAY) {
                return "reset";
            }
        }
    }

    private static byte[] bytes(ByteBuf buffer) throws IOException {
        try (var in = new ByteBufInputStream(buffer)) {
            return in.readAllBytes();
        }
    }
}
