/** One suite of contracts that every store of the journal passes. */
@NullMarked
package casebook.journal.store;

import org.jspecify.annotations.NullMarked;
