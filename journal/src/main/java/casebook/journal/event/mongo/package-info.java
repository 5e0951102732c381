/** Outbox, inbox, copies and parked events on MongoDB, for any topology from a single node to a sharded cluster. */
@NullMarked
package casebook.journal.event.mongo;

import org.jspecify.annotations.NullMarked;
