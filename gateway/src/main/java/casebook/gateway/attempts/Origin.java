package casebook.gateway.attempts;

import casebook.gateway.http.Networks;
import java.util.Locale;

/** Where attempts come from: an address, or a user wherever they call from. */
public record Origin(Kind kind, String name) {
    /** What it is. */
    public enum Kind {
        ADDRESS,
        USER;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Origin ofUser(String user) {
        return new Origin(Kind.USER, user);
    }

    static Origin ofAddress(String address) {
        return new Origin(Kind.ADDRESS, Networks.of(address));
    }

    @Override
    public String toString() {
        return kind.wireName() + " " + name;
    }
}
