/** How large a record may be. */
@NullMarked
package casebook.journal.audit;

import org.jspecify.annotations.NullMarked;
