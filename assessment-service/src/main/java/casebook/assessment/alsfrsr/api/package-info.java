/** The course of ALSFRS-R over REST. */
@NullMarked
package casebook.assessment.alsfrsr.api;

import org.jspecify.annotations.NullMarked;
