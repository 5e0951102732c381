/** The stream as server-sent events over HTTP. */
@NullMarked
package casebook.gateway.stream.api;

import org.jspecify.annotations.NullMarked;
