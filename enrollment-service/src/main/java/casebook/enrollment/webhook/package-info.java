/** Webhooks: what happens in a study, told to an address of the sponsor's. */
@NullMarked
package casebook.enrollment.webhook;

import org.jspecify.annotations.NullMarked;
