/** Learns the forms from an activated study version. */
@NullMarked
package casebook.assessment.form.events;

import org.jspecify.annotations.NullMarked;
