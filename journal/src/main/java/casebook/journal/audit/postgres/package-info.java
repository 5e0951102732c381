/** The journal and its outbox on PostgreSQL. */
@NullMarked
package casebook.journal.audit.postgres;

import org.jspecify.annotations.NullMarked;
