/** The study's forms, kept as copies. */
@NullMarked
package casebook.assessment.form.store;

import org.jspecify.annotations.NullMarked;
