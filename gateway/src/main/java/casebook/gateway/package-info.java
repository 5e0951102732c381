/** The front door: who may come in, which service answers, one API; no business rule. */
@NullMarked
package casebook.gateway;

import org.jspecify.annotations.NullMarked;
