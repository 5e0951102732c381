package casebook.embedded.server;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import org.jspecify.annotations.Nullable;

/**
 * Says what goes into a token, and refuses whom {@link DemoUsers} does not know. In the code flow the login page
 * has already asked for the password and remembered the claims, so nothing is added to them here.
 */
final class DemoTokens implements OAuth2TokenCallback {

    private static final String AUDIENCE = "casebook";
    private static final Duration LIFETIME = Duration.ofHours(8);

    private final String issuer;
    private final DemoUsers users;
    private final Clock clock;

    DemoTokens(String issuer, DemoUsers users, Clock clock) {
        this.issuer = issuer;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public String issuerId() {
        return issuer;
    }

    @Override
    public @Nullable String subject(TokenRequest request) {
        return switch (request.getAuthorizationGrant().getType().getValue()) {
            case "password", "client_credentials" -> identified(request).user();
            default -> null;
        };
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        return switch (request.getAuthorizationGrant().getType().getValue()) {
            case "password" -> identified(request).claims(clock.instant());
            case "client_credentials" -> identified(request).claims();
            case "authorization_code", "refresh_token" -> Map.of();
            default -> throw refused(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        };
    }

    private DemoUser identified(TokenRequest request) {
        AuthorizationGrant grant = request.getAuthorizationGrant();
        if (grant instanceof ResourceOwnerPasswordCredentialsGrant password) {
            return known(password.getUsername(), password.getPassword().getValue(), OAuth2Error.INVALID_GRANT);
        }
        if (request.getClientAuthentication() instanceof PlainClientSecret client) {
            return known(
                    client.getClientID().getValue(), client.getClientSecret().getValue(), OAuth2Error.INVALID_CLIENT);
        }
        throw refused(OAuth2Error.INVALID_CLIENT);
    }

    private DemoUser known(String name, String password, ErrorObject otherwise) {
        return users.find(name).filter(user -> user.hasPassword(password)).orElseThrow(() -> refused(otherwise));
    }

    private static OAuth2Exception refused(ErrorObject error) {
        return new OAuth2Exception(error, error.getDescription());
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(AUDIENCE);
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME.toSeconds();
    }
}
