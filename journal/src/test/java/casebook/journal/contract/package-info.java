/** What the contracts' documents say, held against one another. */
@NullMarked
package casebook.journal.contract;

import org.jspecify.annotations.NullMarked;
