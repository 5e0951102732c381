/** Webhooks and their deliveries in PostgreSQL; secrets are encrypted there. */
@NullMarked
package casebook.enrollment.webhook.store;

import org.jspecify.annotations.NullMarked;
