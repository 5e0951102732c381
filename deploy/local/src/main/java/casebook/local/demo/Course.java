package casebook.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A made-up course of the disease: the function lost by some day, in ALSFRS-R points, taken from the regions in the order
 * in which the disease reaches them.
 *
 * @param lostAtScreening points below the normal total of 48
 * @param lostPerMonth points per month of 365.25/12 days from screening on
 * @param order the items, those reached first in front
 */
record Course(int lostAtScreening, double lostPerMonth, List<String> order) {
    private static final double DAYS_PER_MONTH = 365.25 / 12;
    private static final int NORMAL = 4;

    static final List<String> BULBAR = List.of(
            "speech",
            "swallowing",
            "salivation",
            "handwriting",
            "cutting",
            "dressing",
            "dyspnoea",
            "turning",
            "walking",
            "stairs",
            "orthopnoea",
            "respiratory");
    static final List<String> ARMS = List.of(
            "handwriting",
            "cutting",
            "dressing",
            "stairs",
            "turning",
            "walking",
            "speech",
            "salivation",
            "swallowing",
            "dyspnoea",
            "orthopnoea",
            "respiratory");
    static final List<String> LEGS = List.of(
            "stairs",
            "walking",
            "turning",
            "dressing",
            "handwriting",
            "cutting",
            "salivation",
            "speech",
            "swallowing",
            "dyspnoea",
            "orthopnoea",
            "respiratory");

    /** The twelve answers on a day. The disease reaches a next item before it has taken all of the one before. */
    Map<String, Integer> answersAfter(long days) {
        var lost = lostAtScreening + (int) Math.round(lostPerMonth * days / DAYS_PER_MONTH);
        var answers = new LinkedHashMap<String, Integer>();
        order.forEach(item -> answers.put(item, NORMAL));
        for (int reached = 1, front = 0; lost > 0 && reached <= 48; reached++) {
            front = Math.min(front + (reached % 3 == 0 ? 1 : 0), order.size() - 1);
            lost -= loseOne(answers, front);
        }
        return answers;
    }

    /** Takes a point from the best of the items reached so far. */
    private int loseOne(Map<String, Integer> answers, int front) {
        var best = order.subList(0, front + 1).stream()
                .max((one, other) -> Integer.compare(answers.getOrDefault(one, 0), answers.getOrDefault(other, 0)))
                .orElseThrow();
        if (answers.getOrDefault(best, 0) == 0) {
            return 0;
        }
        answers.merge(best, -1, Integer::sum);
        return 1;
    }
}
