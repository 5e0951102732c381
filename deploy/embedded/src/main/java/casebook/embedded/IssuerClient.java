package casebook.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks an issuer for a token as a command-line client does. */
public final class IssuerClient {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private IssuerClient() {}

    /** An access token; {@code IllegalArgumentException} when the issuer refuses user or password. */
    public static String passwordGrant(String issuer, String user, String password) {
        return token(
                issuer,
                user,
                "grant_type=password&client_id=casebook&scope=openid&username=%s&password=%s"
                        .formatted(encoded(user), encoded(password)));
    }

    /** A machine's access token; {@code IllegalArgumentException} when the issuer refuses name or secret. */
    public static String clientCredentials(String issuer, String client, String secret) {
        return token(
                issuer,
                client,
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(encoded(client), encoded(secret)));
    }

    private static String token(String issuer, String user, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher token = ACCESS_TOKEN.matcher(response.body());
            if (response.statusCode() != 200 || !token.find()) {
                throw new IllegalArgumentException(
                        "No token for %s: %d %s".formatted(user, response.statusCode(), response.body()));
            }
            return token.group(1);
        } catch (IOException e) {
            throw new IllegalStateException("The issuer at %s does not answer.".formatted(issuer), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for a token.", e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
