/** What the API documents of all services say alike: refusals, headers, who may call, examples. Told once, not per endpoint. */
@NullMarked
package casebook.kernel.apidocs;

import org.jspecify.annotations.NullMarked;
