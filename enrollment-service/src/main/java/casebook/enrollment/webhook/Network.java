package casebook.enrollment.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param bits how many of the address's leading bits are the block's
 */
public record Network(InetAddress address, int bits) {

    /** @throws IllegalArgumentException when the text names no block */
    public static Network of(String cidr) {
        var slash = cidr.indexOf('/');
        try {
            if (slash < 1 || !cidr.substring(0, slash).matches("[0-9a-fA-F:.]+")) {
                throw new IllegalArgumentException("A network is an address, a slash and a number of bits: " + cidr);
            }
            var address = InetAddress.getByName(cidr.substring(0, slash));
            var bits = Integer.parseInt(cidr.substring(slash + 1));
            if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
                throw new IllegalArgumentException("A network has as many bits as its addresses at most: " + cidr);
            }
            return new Network(address, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("No address: " + cidr, e);
        }
    }

    public boolean contains(InetAddress other) {
        var own = address.getAddress();
        var its = other.getAddress();
        if (own.length != its.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ its[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
