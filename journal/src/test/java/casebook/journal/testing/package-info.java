/** What the services' tests share: the real servers, demo users' tokens, the topics, the rules of the house. */
@NullMarked
package casebook.journal.testing;

import org.jspecify.annotations.NullMarked;
