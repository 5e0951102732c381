package casebook.gateway.limits;

/**
 * What is left to a caller after a request.
 *
 * @param granted whether the request may go on
 * @param remaining requests that may follow at once
 * @param secondsToNext until one may follow again; 0 if one may now
 * @param secondsToFull until the whole burst is there again
 */
public record Allowance(Limit limit, boolean granted, long remaining, long secondsToNext, long secondsToFull) {}
