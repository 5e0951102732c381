package casebook.gateway.http;

import casebook.gateway.GatewayConfig;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * From where a request comes: the address at the other end of the connection, or what a proxy says there that the operator named.
 * Who forwarded a request before us is not for anybody else to say. The rest of the gateway reads it here alone.
 */
@ApplicationScoped
public class CallerAddress implements Handler<RoutingContext> {
    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> FORWARDED = Set.of("forwarded", "x-real-ip");
    private static final String FORWARDED_PREFIX = "x-forwarded-";

    private final List<IpSubnetFilterRule> trusted;

    CallerAddress(GatewayConfig config) {
        trusted = config.trustedProxies().orElse(List.of()).stream()
                .map(CallerAddress::network)
                .toList();
    }

    private static IpSubnetFilterRule network(String text) {
        try {
            var slash = text.indexOf('/');
            var address = InetAddress.ofLiteral((slash < 0 ? text : text.substring(0, slash)).strip());
            var bits = slash < 0
                    ? address.getAddress().length * Byte.SIZE
                    : Integer.parseInt(text.substring(slash + 1).strip());
            return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "casebook.gateway.trusted-proxies: '" + text + "' is no network such as 10.0.0.0/8.", e);
        }
    }

    @Override
    public void handle(RoutingContext exchange) {
        name(exchange);
        exchange.next();
    }

    /** For a request that never comes to this step. */
    public void name(RoutingContext exchange) {
        var request = exchange.request();
        var headers = request.headers();
        var address = request.remoteAddress().hostAddress();
        var scheme = request.scheme();
        if (isTrusted(address)) {
            address = lastUntrusted(address, headers.getAll(FOR));
            var said = headers.get(PROTO);
            scheme = said != null && SCHEMES.contains(said) ? said : scheme;
        }
        dropForwarded(headers);
        headers.set(FOR, address).set(PROTO, scheme);
    }

    /** Each proxy adds at the end whom it heard; what stands before the first who is not trusted is only that one's word. */
    private String lastUntrusted(String peer, List<String> said) {
        var hops = said.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList();
        var reached = peer;
        for (var hop : hops.reversed()) {
            var address = literal(hop.strip());
            if (address.isEmpty()) {
                return reached;
            }
            reached = address.get().getHostAddress();
            if (!isTrusted(reached)) {
                return reached;
            }
        }
        return reached;
    }

    private boolean isTrusted(String address) {
        return !trusted.isEmpty()
                && literal(address)
                        .map(known -> new InetSocketAddress(known, 0))
                        .filter(known -> trusted.stream().anyMatch(network -> network.matches(known)))
                        .isPresent();
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void dropForwarded(MultiMap headers) {
        for (var name : Set.copyOf(headers.names())) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (FORWARDED.contains(lower) || lower.startsWith(FORWARDED_PREFIX)) {
                headers.remove(name);
            }
        }
    }

    /** After this step. */
    public static String of(HttpServerRequest request) {
        return request.getHeader(FOR);
    }

    /** How the caller speaks, with us or with the proxy before us. */
    public static String scheme(HttpServerRequest request) {
        return request.getHeader(PROTO);
    }
}
