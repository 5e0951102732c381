/** Attempts at unauthorised use: counted, and reported at once where somebody keeps on trying (21 CFR 11.300(d)). */
@NullMarked
package casebook.gateway.attempts;

import org.jspecify.annotations.NullMarked;
