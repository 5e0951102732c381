/** What should happen when to each subject, and what did. */
@NullMarked
package casebook.scheduling;

import org.jspecify.annotations.NullMarked;
