package casebook.gateway.stream;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.util.HashMap;
import java.util.Map;

/** How many streams are open, of each user and in all. */
public final class Seats {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    public Seats(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** @throws Refused when there is none for this user, or none at all */
    public synchronized void take(String user) {
        var theirs = taken.getOrDefault(user, 0);
        if (theirs >= mostOfOne) {
            throw new Refused(
                    ProblemType.TOO_MANY_REQUESTS,
                    "streams-user",
                    "A user has " + mostOfOne + " streams at most. Close one.");
        }
        if (all >= most) {
            throw new Refused(
                    ProblemType.UNAVAILABLE, "streams-full", "There are as many streams as can be. Come back shortly.");
        }
        taken.put(user, theirs + 1);
        all++;
    }

    public synchronized void leave(String user) {
        taken.compute(user, (_, theirs) -> theirs == null || theirs == 1 ? null : theirs - 1);
        all--;
    }
}
