/** Subjects in PostgreSQL, each write with its record in the journal. */
@NullMarked
package casebook.enrollment.subject.store;

import org.jspecify.annotations.NullMarked;
