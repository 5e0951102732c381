/** Events on Kafka: binary CloudEvents, one topic per publishing service, keyed by subject. */
@NullMarked
package casebook.journal.event.kafka;

import org.jspecify.annotations.NullMarked;
