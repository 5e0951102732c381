package casebook.enrollment.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are somebody's on the Internet (the registries of special-purpose addresses of IANA, RFC 6890). Of IPv6 only
 * the global unicast block is, so what embeds or maps IPv4 elsewhere is not.
 */
final class PublicAddresses {
    private static final List<Network> NOT_IPV4 = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by a carrier
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and the metadata of clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");
    private static final List<Network> NOT_IPV6 = networks(
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which embeds IPv4
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return address instanceof Inet4Address
                ? within(NOT_IPV4, address).isEmpty()
                : GLOBAL_UNICAST.contains(address) && within(NOT_IPV6, address).isEmpty();
    }

    private static List<Network> within(List<Network> networks, InetAddress address) {
        return networks.stream().filter(network -> network.contains(address)).toList();
    }

    private static List<Network> networks(String... cidrs) {
        return Stream.of(cidrs).map(Network::of).toList();
    }
}
