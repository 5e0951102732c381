package casebook.gateway.attempts;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that was refused for who sent it, or because nobody could be told to have sent it.
 *
 * @param address from which it came
 * @param user as a valid token says; none where there was no such token, whatever the other one said
 * @param request its request id, by which the access log has it
 */
public record Attempt(
        Instant at, Kind kind, String address, @Nullable String user, String request) {

    /** Why it was refused. */
    public enum Kind {
        /** There was no bearer token. */
        TOKEN_MISSING,
        /** The token was forged, expired, for others, or none at all. */
        TOKEN_INVALID,
        /** No role of the user allows what was asked for. */
        FORBIDDEN,
        /** The user has no role whatever in the study that was asked for, so that it was not found. */
        STUDY_NOT_GRANTED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Those for whom it counts: where it came from, and who is known to have sent it. */
    Stream<Origin> origins() {
        return Stream.concat(
                Stream.of(Origin.ofAddress(address)), Stream.ofNullable(user).map(Origin::ofUser));
    }
}
