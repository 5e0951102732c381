package casebook.gateway.attempts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/** Where attempts come from: an address, or a user wherever they call from. */
public record Origin(Kind kind, String name) {
    /** Bytes that name a network of version 6. Its other half is whatever the caller likes, so that an address of it is nobody's. */
    private static final int NETWORK = 8;

    /** What it is. */
    public enum Kind {
        ADDRESS,
        USER;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Origin ofUser(String user) {
        return new Origin(Kind.USER, user);
    }

    static Origin ofAddress(String address) {
        try {
            var known = InetAddress.ofLiteral(address);
            return new Origin(
                    Kind.ADDRESS, known instanceof Inet6Address wide ? network(wide) : known.getHostAddress());
        } catch (IllegalArgumentException | UnknownHostException _) {
            return new Origin(Kind.ADDRESS, address);
        }
    }

    private static String network(Inet6Address address) throws UnknownHostException {
        var bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/" + NETWORK * Byte.SIZE;
    }

    @Override
    public String toString() {
        return kind.wireName() + " " + name;
    }
}
