package casebook.journal.testing;

import casebook.embedded.TestServers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens of the demo users. */
public final class Tokens {
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Tokens() {}

    /** A bearer token, such as {@code of("ines")} for the investigator at HYU, who may have signed in a while ago. */
    public static String of(String user) {
        return KNOWN.computeIfAbsent(user, TestServers::token);
    }

    /** A bearer token of somebody who signs in now. */
    public static String ofNow(String user) {
        return TestServers.token(user);
    }
}
