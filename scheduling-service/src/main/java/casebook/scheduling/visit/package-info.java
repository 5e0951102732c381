/** A subject's visits, from planned to over. */
@NullMarked
package casebook.scheduling.visit;

import org.jspecify.annotations.NullMarked;
