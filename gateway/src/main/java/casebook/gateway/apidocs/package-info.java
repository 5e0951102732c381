/** The API of all services as one document. */
@NullMarked
package casebook.gateway.apidocs;

import org.jspecify.annotations.NullMarked;
