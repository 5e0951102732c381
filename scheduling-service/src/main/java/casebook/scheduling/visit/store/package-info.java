/** Visits in PostgreSQL, each change with its record in the journal. */
@NullMarked
package casebook.scheduling.visit.store;

import org.jspecify.annotations.NullMarked;
