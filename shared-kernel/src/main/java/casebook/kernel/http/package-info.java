/** What every endpoint of the house has in common: problems, revisions, retries, positions, permissions. */
@NullMarked
package casebook.kernel.http;

import org.jspecify.annotations.NullMarked;
