package casebook.gateway.stream.api;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Opens a stream on a connection with little room, and reads nothing of it until it is told to. */
final class SlowReader implements AutoCloseable {
    private static final int ROOM = 4_096;
    private final Socket socket = new Socket();

    private SlowReader() {}

    static SlowReader open(String path, String token) throws IOException {
        var reader = new SlowReader();
        reader.socket.setReceiveBufferSize(ROOM);
        reader.socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        reader.socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        reader.line(reader.socket.getInputStream());
        return reader;
    }

    /** Everything that was sent, up to the end of the answer. */
    List<Map<String, String>> readOnToTheEnd() throws IOException {
        var in = socket.getInputStream();
        while (!line(in).isEmpty()) {
            // a header
        }
        var body = new ByteArrayOutputStream();
        for (var length = Integer.parseInt(line(in), 16); length > 0; length = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(length));
            line(in);
        }
        return EventReader.blocks(body.toString(StandardCharsets.UTF_8));
    }

    private String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("Closed after: " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
