package casebook.kernel.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;

/** How much of a list a caller asks for at once. */
public final class PageSize {
    private PageSize() {}

    /**
     * The number as it was asked for.
     *
     * @throws Refused when it is below 1 or above what a page has; a page of another size than asked for would pass as the last one
     */
    public static int require(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST, "limit-out-of-range", "The limit of a page is 1 to " + most + ".");
        }
        return limit;
    }
}
