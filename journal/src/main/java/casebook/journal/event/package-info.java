/**
 * Facts that cross a service: the outbox they leave by, the inbox they come in by, and the small copies made of them.
 */
@NullMarked
package casebook.journal.event;

import org.jspecify.annotations.NullMarked;
