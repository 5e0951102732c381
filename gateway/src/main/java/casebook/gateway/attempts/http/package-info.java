/** Tells from an answer whether it refused an attempt at unauthorised use. */
@NullMarked
package casebook.gateway.attempts.http;

import org.jspecify.annotations.NullMarked;
