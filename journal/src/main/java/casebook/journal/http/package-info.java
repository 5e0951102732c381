/** What the journal gives every endpoint: retries answered once, positions to wait for, audit trails, operations. */
@NullMarked
package casebook.journal.http;

import org.jspecify.annotations.NullMarked;
