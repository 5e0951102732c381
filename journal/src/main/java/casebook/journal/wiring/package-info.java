/** Puts the kernel's parts together on PostgreSQL and Kafka; a service with another store brings its own. */
@NullMarked
package casebook.journal.wiring;

import org.jspecify.annotations.NullMarked;
