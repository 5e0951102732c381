/** A service made of nothing but the journal, over the real PostgreSQL and Kafka. */
@NullMarked
package casebook.journal.service;

import org.jspecify.annotations.NullMarked;
