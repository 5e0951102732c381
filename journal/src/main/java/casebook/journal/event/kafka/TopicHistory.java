package casebook.journal.event.kafka;

import casebook.journal.audit.AnchoredChain.Place;
import casebook.journal.event.CopyRebuild.History;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Every event that came by its own topic, in the order of each partition, and whether this service had acknowledged it. */
public final class TopicHistory implements History {
    private final TopicReader topics;

    public TopicHistory(TopicReader topics) {
        this.topics = topics;
    }

    @Override
    public Reading open() {
        var consumer = topics.consumer();
        try {
            var partitions = Topics.ALL.stream()
                    .flatMap(topic -> TopicReader.partitionsOf(consumer, topic).stream())
                    .toList();
            var committed = consumer.committed(Set.copyOf(partitions));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return new TopicReading(consumer, partitions, committed);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private record TopicReading(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, OffsetAndMetadata> committed)
            implements Reading {

        @Override
        public long toTheEnd(Reader reader) {
            var events = new long[1];
            TopicReader.read(consumer, consumer.endOffsets(partitions), (record, event) -> {
                events[0]++;
                if (Topics.objection(event, record.topic()).isEmpty()) {
                    reader.next(event, AnchorFollower.placeOf(record), isAcknowledged(record));
                }
            });
            return events[0];
        }

        private boolean isAcknowledged(ConsumerRecord<?, ?> record) {
            var acknowledged = committed.get(partitionOf(record.topic(), record.partition()));
            return acknowledged != null && record.offset() < acknowledged.offset();
        }

        @Override
        public void backTo(Place place) {
            var partition = partitionOf(place.topic(), place.partition());
            consumer.seek(partition, Math.min(place.offset(), consumer.position(partition)));
        }

        private static TopicPartition partitionOf(String topic, int partition) {
            return new TopicPartition(topic, partition);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
