/** One subject's history, or the study's own, told by three services, as one. */
@NullMarked
package casebook.gateway.trail;

import org.jspecify.annotations.NullMarked;
