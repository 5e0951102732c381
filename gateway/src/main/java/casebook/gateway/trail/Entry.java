package casebook.gateway.trail;

import java.time.Instant;

/**
 * One record of a service's part of a trail.
 *
 * @param position its place in that service's chain: 1, 2, 3 …
 * @param at when it was recorded, UTC
 * @param content the record as the service told it; passed on unread
 */
public record Entry(String service, long position, Instant at, Object content) {}
