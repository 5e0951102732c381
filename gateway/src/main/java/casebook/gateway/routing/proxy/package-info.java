/** Passes requests on to the services and their answers back, as streams. */
@NullMarked
package casebook.gateway.routing.proxy;

import org.jspecify.annotations.NullMarked;
