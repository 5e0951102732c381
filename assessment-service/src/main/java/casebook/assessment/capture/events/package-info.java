/** Learns from the other services who may be recorded, which visits there are, and where. */
@NullMarked
package casebook.assessment.capture.events;

import org.jspecify.annotations.NullMarked;
