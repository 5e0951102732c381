/** One subject's history, told by three services, as one. */
@NullMarked
package casebook.gateway.trail;

import org.jspecify.annotations.NullMarked;
