/** What people write: how long it may be, and of which characters. */
@NullMarked
package casebook.kernel.text;

import org.jspecify.annotations.NullMarked;
