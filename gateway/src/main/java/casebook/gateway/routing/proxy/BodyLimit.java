package casebook.gateway.routing.proxy;

import java.time.Duration;

/**
 * How large a request's body may be, and how long it may take to come.
 *
 * @param time from the request's head to the body's end
 */
record BodyLimit(long bytes, Duration time) {}
