/** Listens to all topics for what webhooks ask for, and reads them again for a replay. */
@NullMarked
package casebook.enrollment.webhook.events;

import org.jspecify.annotations.NullMarked;
