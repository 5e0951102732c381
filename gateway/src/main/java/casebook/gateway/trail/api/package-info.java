/** A subject's audit trail, the study's own, and their verification over REST. */
@NullMarked
package casebook.gateway.trail.api;

import org.jspecify.annotations.NullMarked;
