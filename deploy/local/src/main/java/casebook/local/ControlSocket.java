package casebook.local;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;

/** How {@code ./casebook restart} and the like reach the launcher that runs: a socket among its files, one line each way. */
final class ControlSocket implements AutoCloseable {

    private final ServerSocketChannel server;

    private ControlSocket(ServerSocketChannel server) {
        this.server = server;
    }

    static ControlSocket listen(Path socket, Function<String, Answer> commands) {
        try {
            Files.deleteIfExists(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(address(socket));
            Thread.ofVirtual().name("control").start(() -> serve(server, commands));
            return new ControlSocket(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(ServerSocketChannel server, Function<String, Answer> commands) {
        while (server.isOpen()) {
            try (SocketChannel caller = server.accept();
                    BufferedReader in = new BufferedReader(Channels.newReader(caller, StandardCharsets.UTF_8));
                    BufferedWriter out = new BufferedWriter(Channels.newWriter(caller, StandardCharsets.UTF_8))) {
                out.write(commands.apply(Objects.requireNonNullElse(in.readLine(), ""))
                        .format());
                out.newLine();
            } catch (AsynchronousCloseException e) {
                return;
            } catch (IOException e) {
                // The caller went away; the next one may stay.
            }
        }
    }

    /** Refused when nobody listens. */
    static Answer ask(Path socket, String command) {
        try (SocketChannel launcher = SocketChannel.open(address(socket));
                BufferedWriter out = new BufferedWriter(Channels.newWriter(launcher, StandardCharsets.UTF_8));
                BufferedReader in = new BufferedReader(Channels.newReader(launcher, StandardCharsets.UTF_8))) {
            out.write(command);
            out.newLine();
            out.flush();
            return Answer.parse(
                    Objects.requireNonNullElse(in.readLine(), "refused Casebook stopped while it was asked."));
        } catch (IOException e) {
            return Answer.refused("Casebook is not running; start it with: ./casebook up");
        }
    }

    /** Relative where that is shorter: the name of a socket may have about a hundred characters. */
    private static UnixDomainSocketAddress address(Path socket) {
        Path relative = Path.of("").toAbsolutePath().relativize(socket.toAbsolutePath());
        boolean shorter = relative.toString().length() < socket.toString().length();
        return UnixDomainSocketAddress.of(shorter ? relative : socket);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
