package casebook.gateway;

import casebook.kernel.start.StartRule;
import casebook.kernel.start.UnsafeSetting;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Whose word is taken for where a request comes from. */
public final class TrustRules implements StartRule {
    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String PROXIES = "casebook.gateway.trusted-proxies";
    /** The largest networks that are somebody's own: {@code 10.0.0.0/8}, {@code fc00::/7}. */
    private static final int FEWEST_BITS = 7;

    @Override
    public Stream<UnsafeSetting> broken(Config settings) {
        return Stream.of(forwarding(settings), proxies(settings)).flatMap(Optional::stream);
    }

    private static Optional<UnsafeSetting> forwarding(Config settings) {
        return settings.getOptionalValue(FORWARDING, Boolean.class)
                .filter(Boolean::booleanValue)
                .map(_ -> anybodysWord(FORWARDING + " takes everybody's word"));
    }

    private static Optional<UnsafeSetting> proxies(Config settings) {
        return StartRule.list(settings, PROXIES).stream()
                .filter(TrustRules::isEverybody)
                .findFirst()
                .map(network -> anybodysWord(PROXIES + " has " + network));
    }

    private static UnsafeSetting anybodysWord(String fault) {
        return new UnsafeSetting(
                fault,
                "whoever asks says from where, and no limit, access log or report of attempts holds",
                "name in " + PROXIES + " the addresses of the proxies in front alone");
    }

    private static boolean isEverybody(String network) {
        try {
            var slash = network.indexOf('/');
            return slash >= 0 && Integer.parseInt(network.substring(slash + 1).strip()) < FEWEST_BITS;
        } catch (NumberFormatException _) {
            return false; // the gateway itself refuses it, and says why
        }
    }
}
