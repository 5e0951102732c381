/** What the journal's HTTP adapters answer. */
@NullMarked
package casebook.journal.http;

import org.jspecify.annotations.NullMarked;
