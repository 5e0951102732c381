package casebook.embedded.server;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;

/**
 * Asks for user name and password in the authorization code flow. The library's own page takes any name and any claims;
 * this one lets the library see only who is known, with the claims that {@link DemoUsers} gives them.
 */
final class LoginPage implements Function1<OAuth2HttpRequest, OAuth2HttpResponse> {

    private static final String PATH = "/" + Issuer.NAME + "/authorize";

    @SuppressWarnings("InlineFormatString") // a page reads better apart
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Casebook: sign in</title>
            <h1>Casebook</h1>
            <p>Demo users sign in with their name as password.</p>
            <p role="alert">%s</p>
            <form method="post">
              <p><label>User name <input name="username" autocomplete="username" required autofocus></label></p>
              <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
              <p><button>Sign in</button></p>
            </form>
            </html>
            """;

    private final Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> next;
    private final DemoUsers users;
    private final Clock clock;

    LoginPage(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> next, DemoUsers users, Clock clock) {
        this.next = next;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        if (!request.getUrl().encodedPath().equals(PATH)) {
            return next.invoke(request);
        }
        return switch (request.getMethod()) {
            case "GET" -> page(200, "");
            case "POST" -> signIn(request);
            default -> next.invoke(request);
        };
    }

    private OAuth2HttpResponse signIn(OAuth2HttpRequest request) {
        String password = request.getFormParameters().get("password");
        return users.find(request.getFormParameters().get("username"))
                .filter(user -> password != null && user.hasPassword(password))
                .map(user -> signIn(request, user))
                .orElseGet(() -> page(401, "User name or password is wrong."));
    }

    private OAuth2HttpResponse signIn(OAuth2HttpRequest request, DemoUser user) {
        String claims = JSONObjectUtils.toJSONString(user.claims(clock.instant()));
        String body = "username=" + encoded(user.user()) + "&claims=" + encoded(claims);
        return next.invoke(
                new OAuth2HttpRequest(request.getHeaders(), request.getMethod(), request.getOriginalUrl(), body));
    }

    private static OAuth2HttpResponse page(int status, String message) {
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"),
                status,
                PAGE.formatted(message),
                null);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
