package casebook.local;

import casebook.embedded.Checkout;
import casebook.local.demo.Demo;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code ./casebook demo}: plays against the system that runs on this checkout, or against what {@code CASEBOOK_GATEWAY} and
 * {@code CASEBOOK_OIDC} name.
 */
public final class PlayDemo {

    /** Where the demo's site is. */
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private PlayDemo() {}

    public static void main(String[] arguments) {
        Optional<Running> running = Running.find(Checkout.root());
        try {
            String gateway = address("CASEBOOK_GATEWAY", running.map(Running::gateway));
            String issuer = address("CASEBOOK_OIDC", running.map(Running::issuer));
            System.out.println(against(gateway, issuer, System.out::println).play());
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** The demo that ends today. */
    static Demo against(String gateway, String issuer, Consumer<String> progress) {
        LocalDate today = LocalDate.now(Clock.system(SEOUL));
        return new Demo(URI.create(gateway), issuer, Checkout.root().resolve("studies"), today, progress);
    }

    private static String address(String variable, Optional<String> running) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(named -> !named.isBlank())
                .or(() -> running)
                .orElseThrow(() -> new IllegalStateException("Casebook is not running; start it with: ./casebook up"));
    }
}
