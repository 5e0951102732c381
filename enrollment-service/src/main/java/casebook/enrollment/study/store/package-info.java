/** Study versions and sites in PostgreSQL. */
@NullMarked
package casebook.enrollment.study.store;

import org.jspecify.annotations.NullMarked;
