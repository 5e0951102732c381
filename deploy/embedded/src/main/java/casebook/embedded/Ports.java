package casebook.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** TCP ports on 127.0.0.1, the only address that anything of ours binds. */
public final class Ports {

    public static final String HOST = "127.0.0.1";

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral(HOST);
    private static final Duration CONNECT_LIMIT = Duration.ofMillis(500);

    private Ports() {}

    /** A port that was free a moment ago. */
    public static int free() {
        return free(1).getFirst();
    }

    /** So many ports that were free a moment ago, no two of them the same. */
    public static List<Integer> free(int many) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < many; i++) {
                sockets.add(new ServerSocket(0, 1, LOOPBACK));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses, in one sentence, to start {@code server} on a port that another program holds. */
    public static void requireFree(String server, int port) {
        if (!isFree(port)) {
            throw new StartFailed(
                    "%s cannot start: port %d on %s is used by another program; stop that program and try again."
                            .formatted(server, port, HOST));
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** True once something accepts connections on the port. */
    public static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), (int) CONNECT_LIMIT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
