/** Outbox, inbox, copies and parked events on PostgreSQL. */
@NullMarked
package casebook.journal.event.postgres;

import org.jspecify.annotations.NullMarked;
