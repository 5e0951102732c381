/** The protocol's rules as data: expressions in CEL, compiled and type-checked when a study version is activated. */
@NullMarked
package casebook.kernel.rule;

import org.jspecify.annotations.NullMarked;
