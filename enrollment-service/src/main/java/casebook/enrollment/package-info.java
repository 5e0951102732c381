/** Who is in the study. Each feature has a package; here they are put together. */
@NullMarked
package casebook.enrollment;

import org.jspecify.annotations.NullMarked;
