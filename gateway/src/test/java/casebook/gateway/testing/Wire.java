package casebook.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection to the gateway on which a test says exactly the bytes it wants. */
public final class Wire implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Socket socket;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    public static Wire to(int port) throws IOException {
        return between("127.0.0.1", port);
    }

    /** @param from another address of this machine, by which the gateway takes the caller for somebody else */
    public static Wire between(String from, int port) throws IOException {
        var socket = new Socket("127.0.0.1", port, InetAddress.ofLiteral(from), 0);
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return new Wire(socket);
    }

    /** Says the lines, each ended as HTTP ends them. */
    public Wire say(String... lines) throws IOException {
        return sayBytes((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    public Wire sayBytes(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        return this;
    }

    public InputStream in() throws IOException {
        return socket.getInputStream();
    }

    /** Reads on until the connection is closed. */
    public String hearAll() throws IOException {
        return new String(in().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads on until the text has come. */
    public String hearUntil(String text) throws IOException {
        var heard = new StringBuilder();
        while (heard.indexOf(text) < 0) {
            var next = in().read();
            if (next < 0) {
                throw new IOException("Closed after: " + heard);
            }
            heard.append((char) next);
        }
        return heard.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
