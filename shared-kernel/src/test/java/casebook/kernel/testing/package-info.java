/**
 * What the tests of every part that answers requests have in common: who may ask is held against the permission table, and each answer
 * against the API's document.
 */
@NullMarked
package casebook.kernel.testing;

import org.jspecify.annotations.NullMarked;
