/** What every endpoint of the house has in common: who calls and may, revisions, and problems. */
@NullMarked
package casebook.kernel.http;

import org.jspecify.annotations.NullMarked;
