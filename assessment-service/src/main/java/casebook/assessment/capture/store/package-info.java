/** Captured forms in the journal; subjects, visits and sites as copies. */
@NullMarked
package casebook.assessment.capture.store;

import org.jspecify.annotations.NullMarked;
