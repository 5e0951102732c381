package casebook.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Map;

/** The people of a realm: who signs in, and what administrators do to their accounts. */
record Accounts(Keycloak keycloak) {
    private static final ObjectMapper JSON = new ObjectMapper();

    HttpResponse<String> signIn(String user, String password) {
        return keycloak.token(Map.of(
                "grant_type", "password",
                "client_id", "casebook",
                "scope", "openid",
                "username", user,
                "password", password));
    }

    JsonNode user(String name) {
        return Keycloak.json(keycloak.administrated("GET", "/users?exact=true&username=" + name, ""))
                .path(0);
    }

    void setEnabled(String name, boolean enabled) {
        var user = user(name);
        keycloak.administrate(
                "PUT",
                "/users/" + user.path("id").asText(),
                ((ObjectNode) user).put("enabled", enabled).toString());
    }

    /** Somebody as the administration is told of them, with no password yet. */
    static ObjectNode person(String name) {
        return JSON.createObjectNode()
                .put("username", name)
                .put("enabled", true)
                .put("email", name + "@casebook.example")
                .put("firstName", name)
                .put("lastName", "Ha");
    }

    static ObjectNode password(String password, boolean temporary) {
        return JSON.createObjectNode()
                .put("type", "password")
                .put("value", password)
                .put("temporary", temporary);
    }

    HttpResponse<String> setPassword(String name, String password, boolean temporary) {
        return keycloak.administrated(
                "PUT",
                "/users/" + user(name).path("id").asText() + "/reset-password",
                password(password, temporary).toString());
    }
}
