/** What a service counts and measures of itself for those who run it. Nothing here names a subject, a user or what was captured. */
@NullMarked
package casebook.journal.metrics;

import org.jspecify.annotations.NullMarked;
