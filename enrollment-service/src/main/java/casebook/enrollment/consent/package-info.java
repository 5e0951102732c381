/** What a subject agreed to, and when the agreement ended. */
@NullMarked
package casebook.enrollment.consent;

import org.jspecify.annotations.NullMarked;
