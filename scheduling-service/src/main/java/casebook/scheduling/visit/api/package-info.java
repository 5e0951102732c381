/** Visits over HTTP. */
@NullMarked
package casebook.scheduling.visit.api;

import org.jspecify.annotations.NullMarked;
