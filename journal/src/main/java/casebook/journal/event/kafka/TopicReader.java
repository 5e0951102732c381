package casebook.journal.event.kafka;

import casebook.journal.audit.AnchoredChain.Place;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning, beside the service's own consumer: to rebuild copies, and to hear the anchors. */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int PATIENCE_MILLIS = 5_000;
    /** Of each partition, so that reading a topic beside the service's work takes little memory. Bytes. */
    private static final int AT_ONCE_BYTES = 256 * 1024;

    private final Map<String, Object> settings;
    private final String service;

    /** @param group by which this service's intake acknowledges what it took in */
    public TopicReader(String service, String group, Map<String, Object> kafka) {
        this.service = service;
        this.settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, AT_ONCE_BYTES);
    }

    /**
     * Every event that came by its own topic and was recorded from then on, in the order of each partition, up to the present
     * end of the topics.
     *
     * @throws KafkaException when they cannot be read
     */
    public void since(Instant from, Consumer<Event> each) {
        try (var consumer = consumer()) {
            var partitions = Topics.ALL.stream()
                    .flatMap(topic -> partitionsOf(consumer, topic).stream())
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            // An event is published after it was recorded, and clocks of two machines differ a little.
            var earliest = Math.max(0, from.minus(CLOCKS_DIFFER).toEpochMilli());
            var starts = consumer.offsetsForTimes(
                    partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> earliest)));
            partitions.forEach(partition -> {
                var start = starts.get(partition);
                consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
            });
            read(consumer, ends, (record, event) -> {
                if (!event.time().isBefore(from)
                        && Topics.objection(event, record.topic()).isEmpty()) {
                    each.accept(event);
                }
            });
        }
    }

    /**
     * This service's own events of a chain, as its topic has kept them.
     *
     * @param from where the first of them lies
     * @throws KafkaException when they cannot be read within the time
     */
    public void ofChain(ChainId chain, Place from, Duration patience, Consumer<Event> each) {
        try (var consumer = consumer()) {
            var partition = new TopicPartition(from.topic(), from.partition());
            var ends = consumer.endOffsets(List.of(partition));
            var deadline = System.nanoTime() + patience.toNanos();
            consumer.assign(ends.keySet());
            consumer.seek(partition, from.offset());
            read(consumer, ends, (record, event) -> {
                if (event.chain().equals(chain) && event.source().equals(service)) {
                    each.accept(event);
                }
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("The topic was not read within " + patience.toSeconds() + " s");
                }
            });
        }
    }

    static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            BiConsumer<ConsumerRecord<byte[], byte[]>, Event> each) {
        var lastHeard = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                lastHeard = System.nanoTime();
            } else if (System.nanoTime() - lastHeard > SILENCE.toNanos()) {
                throw new TimeoutException("The broker has sent nothing for " + SILENCE.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                    var event = CloudEvents.read(record).event();
                    if (event != null) {
                        each.accept(record, event);
                    }
                }
            }
        }
        // What came meanwhile was polled along with the rest. It is for who reads on from here.
        ends.forEach(consumer::seek);
    }

    /** @throws KafkaException while there is no such topic, for who passed over it would miss what comes into it later */
    static List<TopicPartition> partitionsOf(KafkaConsumer<?, ?> consumer, String topic) {
        var partitions = Objects.requireNonNullElse(consumer.partitionsFor(topic), List.<PartitionInfo>of()).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("There is no topic " + topic + " yet");
        }
        return partitions;
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
