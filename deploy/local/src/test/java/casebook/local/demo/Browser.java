package casebook.local.demo;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Signs people in as a front end does: on the provider's own page, by an authorization code with PKCE (RFC 7636). */
final class Browser {
    private static final String CLIENT = "casebook-docs";
    private static final String BACK = "https://casebook.example/q/swagger-ui/oauth2-redirect.html";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0";
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final Keycloak keycloak;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** What the front end is given for the code: the tokens, or the error. */
    JsonNode signIn(String user, String password) throws Exception {
        var page = send(HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/auth?"
                + form(Map.of(
                        "client_id", CLIENT,
                        "response_type", "code",
                        "scope", "openid",
                        "redirect_uri", BACK,
                        "state", "any",
                        "code_challenge", challenge(),
                        "code_challenge_method", "S256")))));
        var back =
                send(HttpRequest.newBuilder(URI.create(found(FORM, page.body()).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(Map.of("username", user, "password", password)))));
        var location = back.headers().firstValue("Location").orElseThrow(() -> new IOException(back.body()));
        return Keycloak.json(keycloak.token(Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT,
                "redirect_uri", BACK,
                "code", found(CODE, location),
                "code_verifier", VERIFIER)));
    }

    /** New tokens without the person. */
    JsonNode renew(JsonNode tokens) {
        return Keycloak.json(keycloak.token(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                CLIENT,
                "refresh_token",
                tokens.path("refresh_token").asText())));
    }

    /** Keeps the cookies, also those that are for secure connections alone: there is none on this machine. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(joining("; ")));
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        for (var set : answer.headers().allValues("Set-Cookie")) {
            var cookie = set.split(";", 2)[0].split("=", 2);
            cookies.put(cookie[0], cookie[1]);
        }
        return answer;
    }

    private static String challenge() throws NoSuchAlgorithmException {
        var hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(joining("&"));
    }

    private static String found(Pattern pattern, String text) throws IOException {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("Not there: " + pattern + " in " + text);
        }
        return found.group(1);
    }
}
