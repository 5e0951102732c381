package casebook.journal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A line to a server that can be made to hang: it stays open and accepts more, and nothing passes. One for the JVM. */
public final class StallingLine {
    private static final String STALLED = "casebook.line.stalled";
    private static final String HOST = "127.0.0.1";
    private static final int CHUNK = 64 * 1024;

    private StallingLine() {}

    /** The port on 127.0.0.1 of a new line to another one. */
    public static int to(int port) {
        try {
            var line = new ServerSocket(0, 0, InetAddress.getByName(HOST));
            Thread.ofVirtual().start(() -> accept(line, port));
            return line.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets nothing pass any more, in no line. Kept where every class loader sees it. */
    public static void stall() {
        System.setProperty(STALLED, "true");
    }

    /** Lets everything pass, also what was held up. */
    public static void resume() {
        synchronized (System.getProperties()) {
            System.clearProperty(STALLED);
            System.getProperties().notifyAll();
        }
    }

    private static void accept(ServerSocket line, int port) {
        try {
            while (true) {
                var client = line.accept();
                Thread.ofVirtual().start(() -> connect(client, port));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void connect(Socket client, int port) {
        try {
            awaitFree();
            var server = new Socket(HOST, port);
            Thread.ofVirtual().start(() -> pass(client, server));
            Thread.ofVirtual().start(() -> pass(server, client));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pass(Socket from, Socket to) {
        var chunk = new byte[CHUNK];
        try (from;
                to) {
            for (int read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                awaitFree();
                to.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException _) {
            // One side has gone, and now both have.
        }
    }

    private static void awaitFree() throws IOException {
        try {
            synchronized (System.getProperties()) {
                while (Boolean.getBoolean(STALLED)) {
                    System.getProperties().wait();
                }
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
