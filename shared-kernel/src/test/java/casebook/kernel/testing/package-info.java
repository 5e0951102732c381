/** What the tests of every part that answers requests have in common: who may ask what is held against the permission table. */
@NullMarked
package casebook.kernel.testing;

import org.jspecify.annotations.NullMarked;
