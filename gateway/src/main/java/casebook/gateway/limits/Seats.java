package casebook.gateway.limits;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.util.HashMap;
import java.util.Map;

/** How many of something are taken at once, of each user and in all. */
public final class Seats {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Told ofOne;
    private final Told ofAll;
    private int all;

    /** What is said where none is left. */
    private record Told(String code, String message) {}

    private Seats(int most, int mostOfOne, Told ofOne, Told ofAll) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.ofOne = ofOne;
        this.ofAll = ofAll;
    }

    /** For streams that are open. */
    public static Seats ofStreams(int most, int mostOfOne) {
        return new Seats(
                most,
                mostOfOne,
                new Told("streams-user", "A user has " + mostOfOne + " streams at most. Close one."),
                new Told("streams-full", "There are as many streams as can be. Come back shortly."));
    }

    /** For readers who are caught up from the topics. */
    public static Seats ofCatchingUp(int most, int mostOfOne) {
        return new Seats(
                most,
                mostOfOne,
                new Told(
                        "catching-up-user",
                        "At most " + mostOfOne
                                + " readers of one user are caught up at once. Come back shortly with the same Last-Event-ID."),
                new Told(
                        "catching-up-busy",
                        "Too many readers are being caught up. Come back shortly with the same Last-Event-ID."));
    }

    /** For large bodies on their way to a service. */
    public static Seats ofLargeBodies(int most, int mostOfOne) {
        return new Seats(
                most,
                mostOfOne,
                new Told(
                        "large-bodies-user",
                        "A user has " + mostOfOne
                                + " large bodies under way at most. Send this one when another is through."),
                new Told(
                        "large-bodies-full",
                        "As many large bodies as can be are under way. Send this one shortly, with the Idempotency-Key or If-Match it had."));
    }

    /** @throws Refused when there is none for this user, or none at all */
    public synchronized void take(String user) {
        var theirs = taken.getOrDefault(user, 0);
        if (theirs >= mostOfOne) {
            throw new Refused(ProblemType.TOO_MANY_REQUESTS, ofOne.code(), ofOne.message());
        }
        if (all >= most) {
            throw new Refused(ProblemType.UNAVAILABLE, ofAll.code(), ofAll.message());
        }
        taken.put(user, theirs + 1);
        all++;
    }

    public synchronized void leave(String user) {
        taken.compute(user, (_, theirs) -> theirs == null || theirs == 1 ? null : theirs - 1);
        all--;
    }
}
