package casebook.gateway.testing;

import io.vertx.core.http.HttpServerRequest;

/** How a service answers a known user whose proof of who they are is too old for what they ask. */
public final class SignInAgain {
    private SignInAgain() {}

    public static void answer(HttpServerRequest request) {
        request.response()
                .setStatusCode(401)
                .putHeader(
                        "WWW-Authenticate",
                        "Bearer realm=\"casebook\", error=\"insufficient_user_authentication\","
                                + " error_description=\"The user must have proved who they are more recently\","
                                + " max_age=\"300\"")
                .end();
    }
}
