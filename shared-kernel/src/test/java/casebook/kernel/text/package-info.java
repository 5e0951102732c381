/** What people may write. */
@NullMarked
package casebook.kernel.text;

import org.jspecify.annotations.NullMarked;
