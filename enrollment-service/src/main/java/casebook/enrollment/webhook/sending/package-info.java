/** Sends deliveries: signed, to addresses that were checked, no endpoint at another's cost. */
@NullMarked
package casebook.enrollment.webhook.sending;

import org.jspecify.annotations.NullMarked;
