/** What every part of the gateway needs of HTTP: problems, request ids, the way to the services. */
@NullMarked
package casebook.gateway.http;

import org.jspecify.annotations.NullMarked;
