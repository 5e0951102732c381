package casebook.embedded.server;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** Runs the OpenID Connect issuer on 127.0.0.1 and the port given. */
public final class Issuer {

    static final String NAME = "casebook";

    private static final boolean LOGIN_PAGE = true;
    private static final boolean ROTATE_REFRESH_TOKENS = true;

    private Issuer() {}

    public static void main(String[] arguments) throws IOException {
        // Else an answer waits up to 40 ms for the acknowledgement of its own first packet.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Clock clock = Clock.systemUTC();
        DemoUsers users = new DemoUsers();
        OAuth2Config config = new OAuth2Config(
                LOGIN_PAGE,
                null,
                null,
                ROTATE_REFRESH_TOKENS,
                new OAuth2TokenProvider(),
                Set.of(new DemoTokens(NAME, users, clock)),
                new IssuerHttp(handler -> new LoginPage(handler, users, clock)));
        new MockOAuth2Server(config).start(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(arguments[0]));
    }
}
