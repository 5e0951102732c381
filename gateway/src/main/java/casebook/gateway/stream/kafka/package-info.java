/** The stream's source: the topics, followed from their end and read again from an earlier place. */
@NullMarked
package casebook.gateway.stream.kafka;

import org.jspecify.annotations.NullMarked;
