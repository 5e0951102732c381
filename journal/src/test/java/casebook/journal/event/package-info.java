/** What becomes of events that cannot be taken in. */
@NullMarked
package casebook.journal.event;

import org.jspecify.annotations.NullMarked;
