/** Brings reports to the topic that those who guard the system follow. */
@NullMarked
package casebook.gateway.attempts.kafka;

import org.jspecify.annotations.NullMarked;
