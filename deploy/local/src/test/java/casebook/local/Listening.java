package casebook.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a process listens, as Linux tells it in {@code /proc}: every TCP socket it has, whether or not anybody thought of
 * that port.
 */
public final class Listening {
    private static final String STATE = "0A";
    private static final int WORD_DIGITS = 8;

    private Listening() {}

    public static Set<InetSocketAddress> of(ProcessHandle process) throws IOException {
        Path proc = Path.of("/proc", "" + process.pid());
        Set<String> own = sockets(proc);
        Set<InetSocketAddress> addresses = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(proc.resolve(table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns[3].equals(STATE) && own.contains("socket:[" + columns[9] + "]")) {
                    addresses.add(address(columns[1]));
                }
            }
        }
        return addresses;
    }

    private static Set<String> sockets(Path proc) throws IOException {
        try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
            return files.map(Listening::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** Such as {@code 0100007F:1F90}: the address in words of this machine's byte order, and the port. */
    private static InetSocketAddress address(String text) throws IOException {
        String[] part = text.split(":", -1);
        ByteBuffer bytes = ByteBuffer.allocate(part[0].length() / 2).order(ByteOrder.nativeOrder());
        for (int at = 0; at < part[0].length(); at += WORD_DIGITS) {
            bytes.putInt(Integer.parseUnsignedInt(part[0].substring(at, at + WORD_DIGITS), 16));
        }
        return new InetSocketAddress(InetAddress.getByAddress(bytes.array()), Integer.parseInt(part[1], 16));
    }
}
