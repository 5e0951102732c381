package casebook.gateway.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** By what a caller's address is counted. */
public final class Networks {
    /** Bytes that name a network of version 6. Its other half is whatever the caller likes, so that an address of it is nobody's. */
    private static final int NETWORK = 8;

    private Networks() {}

    /** The address itself, or of version 6 the network that it is in. */
    public static String of(String address) {
        try {
            var known = InetAddress.ofLiteral(address);
            return known instanceof Inet6Address wide ? network(wide) : known.getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException _) {
            return address;
        }
    }

    private static String network(Inet6Address address) throws UnknownHostException {
        var bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/" + NETWORK * Byte.SIZE;
    }
}
