/** Webhooks over REST. */
@NullMarked
package casebook.enrollment.webhook.api;

import org.jspecify.annotations.NullMarked;
