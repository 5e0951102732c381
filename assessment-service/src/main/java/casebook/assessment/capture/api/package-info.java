/** Captured forms over REST. */
@NullMarked
package casebook.assessment.capture.api;

import org.jspecify.annotations.NullMarked;
