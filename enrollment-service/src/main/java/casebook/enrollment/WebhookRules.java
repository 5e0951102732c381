package casebook.enrollment;

import casebook.enrollment.webhook.Network;
import casebook.kernel.start.StartRule;
import casebook.kernel.start.UnsafeSetting;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The secrets of webhooks, and how far webhooks reach. */
public final class WebhookRules implements StartRule {
    private static final String DEMO = "casebook-demo";
    /** Where a machine finds itself, and where a cloud's machine finds the credentials that it was given. */
    private static final List<String> NEVER = List.of("127.0.0.1", "::1", "169.254.169.254", "fd00:ec2::254");

    @Override
    public Stream<UnsafeSetting> broken(Config settings) {
        return Stream.of(key(settings), plain(settings), networks(settings)).flatMap(Optional::stream);
    }

    private static Optional<UnsafeSetting> key(Config settings) {
        return text(settings, "casebook.webhooks.key")
                .filter(WebhookRules::isDemo)
                .map(_ -> new UnsafeSetting(
                        "CASEBOOK_WEBHOOKS_KEY is the demo's, which is public",
                        "whoever reads the database can sign events as this system does",
                        "make one with openssl rand -base64 32 and keep it with the other secrets"));
    }

    private static boolean isDemo(String key) {
        try {
            return new String(Base64.getDecoder().decode(key), StandardCharsets.ISO_8859_1).startsWith(DEMO);
        } catch (IllegalArgumentException _) {
            return false; // the service itself refuses it, and says why
        }
    }

    private static Optional<UnsafeSetting> plain(Config settings) {
        return text(settings, "casebook.webhooks.allow-http")
                .filter("true"::equalsIgnoreCase)
                .map(_ -> new UnsafeSetting(
                        "CASEBOOK_WEBHOOKS_ALLOW_HTTP lets events of a trial out by plain HTTP",
                        "whoever sits in between reads them",
                        "remove it, and have sponsors give addresses that begin with https://"));
    }

    private static Optional<UnsafeSetting> networks(Config settings) {
        return StartRule.list(settings, "casebook.webhooks.allowed-networks").stream()
                .filter(WebhookRules::reachesTooFar)
                .findFirst()
                .map(network -> new UnsafeSetting(
                        "CASEBOOK_WEBHOOKS_ALLOWED_NETWORKS has " + network,
                        "who subscribes reaches this machine itself, or the credentials that a cloud gave it",
                        "name the sponsor's network alone, such as 10.20.0.0/16"));
    }

    private static boolean reachesTooFar(String cidr) {
        try {
            var network = Network.of(cidr);
            return NEVER.stream().map(InetAddress::ofLiteral).anyMatch(network::contains);
        } catch (IllegalArgumentException _) {
            return false; // the service itself refuses it, and says why
        }
    }

    private static Optional<String> text(Config settings, String name) {
        return settings.getOptionalValue(name, String.class);
    }
}
