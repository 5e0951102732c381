package casebook.enrollment.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses may be called: nothing inside the house can be reached by naming it as a webhook. A name is resolved at each
 * call and every address behind it is looked at; the call then goes to the very address that was, whatever the name says by then.
 */
public final class EndpointRule {
    private static final int HIGHEST_PORT = 65_535;
    /** Ends in a number, as no name does: some read 0177.0.0.1 as 127.0.0.1, some as 177.0.0.1. */
    private static final Pattern NUMBER = Pattern.compile("(?:^|\\.)(?:\\d+|0[xX]\\p{XDigit}*)\\.?$");

    private static final Pattern PLAIN_NUMBER = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    private final boolean http;
    private final List<Network> allowed;
    private final Names names;

    /** What a host's name stands for. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * @param http whether plain HTTP is taken too
     * @param allowed networks that are not public and may be called nevertheless
     */
    public EndpointRule(boolean http, List<Network> allowed, Names names) {
        this.http = http;
        this.allowed = List.copyOf(allowed);
        this.names = names;
    }

    /** An address that may not be called. The message names nothing that a stranger could learn the house's network from. */
    public static final class NotAllowed extends Exception {
        private static final long serialVersionUID = 1;
        private static final String TOLD = "The address is not one that may be called.";

        NotAllowed() {
            super(TOLD, null, false, false);
        }

        /** To whom named the address. */
        public String told() {
            return TOLD;
        }
    }

    /** What is wrong with an address as it is written; none if nothing is. */
    public Optional<String> fault(String address) {
        try {
            var url = new URI(address);
            var secure = "https".equals(url.getScheme());
            if (!secure && !(http && "http".equals(url.getScheme()))) {
                return Optional.of("The address begins with https://.");
            }
            if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
                return Optional.of("The address is a URL with a host, without user and without fragment.");
            }
            if (NUMBER.matcher(url.getHost()).find()
                    && !PLAIN_NUMBER.matcher(url.getHost()).matches()) {
                return Optional.of(
                        "An address of numbers is written as four numbers from 0 to 255, without zeros before them.");
            }
            if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
                return Optional.of("The address has a port that exists.");
            }
            return Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.of("The address is no URL.");
        }
    }

    /**
     * The address to connect to.
     *
     * @throws NotAllowed when any address behind the name may not be called, or there is none
     */
    public InetAddress reach(URI address) throws NotAllowed {
        try {
            var found = names.resolve(address.getHost());
            for (var one : found) {
                if (!PublicAddresses.contain(one) && allowed.stream().noneMatch(network -> network.contains(one))) {
                    throw new NotAllowed();
                }
            }
            if (found.length > 0) {
                return found[0];
            }
        } catch (UnknownHostException _) {
            // Told like any other: whether a name exists inside the house is nobody's business.
        }
        throw new NotAllowed();
    }
}
