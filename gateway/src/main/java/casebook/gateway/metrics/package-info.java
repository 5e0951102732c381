/** What the gateway measures of the services, beside its requests. */
@NullMarked
package casebook.gateway.metrics;

import org.jspecify.annotations.NullMarked;
