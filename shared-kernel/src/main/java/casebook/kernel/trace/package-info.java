/** Which trace a request belongs to, told to a collector where there is one (W3C Trace Context, OpenTelemetry). */
@NullMarked
package casebook.kernel.trace;

import org.jspecify.annotations.NullMarked;
