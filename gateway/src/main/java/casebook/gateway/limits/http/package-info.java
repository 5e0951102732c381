/** Holds requests against the limits and tells callers what they have left. */
@NullMarked
package casebook.gateway.limits.http;

import org.jspecify.annotations.NullMarked;
