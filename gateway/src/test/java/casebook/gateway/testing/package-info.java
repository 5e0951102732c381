/** The real parts around the gateway in its tests: the issuer, and peers in the places of the services. */
@NullMarked
package casebook.gateway.testing;

import org.jspecify.annotations.NullMarked;
