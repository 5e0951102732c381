/** Puts the journal's parts together: on PostgreSQL or MongoDB, and on Kafka. */
@NullMarked
package casebook.journal.wiring;

import org.jspecify.annotations.NullMarked;
