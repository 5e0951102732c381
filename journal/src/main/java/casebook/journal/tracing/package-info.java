/** Keeps what comes of a request in the request's trace: through the outbox, Kafka and whoever takes the event in. */
@NullMarked
package casebook.journal.tracing;

import org.jspecify.annotations.NullMarked;
