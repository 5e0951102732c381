/** The protocol as data: study versions that are in force, and the sites that are open. */
@NullMarked
package casebook.enrollment.study;

import org.jspecify.annotations.NullMarked;
