/** What the broker takes, and what it refuses. */
@NullMarked
package casebook.journal.event.kafka;

import org.jspecify.annotations.NullMarked;
