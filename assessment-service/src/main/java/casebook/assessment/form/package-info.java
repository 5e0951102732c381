/** The study's forms as data: items, derivations and edit checks, compiled once for each study version. */
@NullMarked
package casebook.assessment.form;

import org.jspecify.annotations.NullMarked;
