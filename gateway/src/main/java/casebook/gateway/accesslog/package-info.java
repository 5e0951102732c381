/** Who asked for what, when, and how it ended, of every request to the API (EMA computerised systems guideline, 6.2.1). */
@NullMarked
package casebook.gateway.accesslog;

import org.jspecify.annotations.NullMarked;
