/** The subject's audit trail and its verification over REST. */
@NullMarked
package casebook.gateway.trail.api;

import org.jspecify.annotations.NullMarked;
