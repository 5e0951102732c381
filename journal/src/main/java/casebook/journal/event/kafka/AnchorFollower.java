package casebook.journal.event.kafka;

import casebook.journal.audit.AnchoredChain;
import casebook.journal.audit.AnchoredChain.Link;
import casebook.journal.audit.AnchoredChain.Place;
import casebook.journal.audit.ChainId;
import casebook.kernel.text.Wordless;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Follows this service's own events from the beginning of their topics and keeps, for each chain, what they witness: in
 * memory, where whoever rules the database cannot reach it, and so that no request has to read a topic.
 */
public final class AnchorFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AnchorFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String service;
    private final TopicReader topics;
    private final Map<ChainId, AnchoredChain> chains = new ConcurrentHashMap<>();
    private final Queue<CompletableFuture<Boolean>> asked = new ConcurrentLinkedQueue<>();
    /** Where to go on after a failure; of the thread alone. */
    private final Map<TopicPartition, Long> read = new HashMap<>();

    private final Thread thread = Thread.ofPlatform().daemon().name("anchors").unstarted(this::run);
    private volatile boolean readOnce;
    private volatile boolean open = true;

    public AnchorFollower(String service, TopicReader topics) {
        this.service = service;
        this.topics = topics;
    }

    public void start() {
        thread.start();
    }

    /** What was read of a chain so far. */
    public Optional<AnchoredChain> of(ChainId chain) {
        return Optional.ofNullable(chains.get(chain));
    }

    /** Whether everything was read that lay in the topics when this service started. */
    public boolean readOnce() {
        return readOnce;
    }

    /** @throws KafkaException unless everything that lies in the topics now is read within this time */
    public void catchUp(Duration patience) {
        var reached = new CompletableFuture<Boolean>();
        asked.add(reached);
        try {
            reached.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new KafkaException("The end of the topics was not reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while reading the topics", e);
        } finally {
            asked.remove(reached);
        }
    }

    private void run() {
        while (open) {
            try (var consumer = topics.consumer()) {
                var partitions = Stream.of(Topics.STUDY, Topics.ofSubjects(service))
                        .flatMap(topic -> TopicReader.partitionsOf(consumer, topic).stream())
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                read.forEach(consumer::seek);
                while (open) {
                    follow(consumer, partitions);
                }
            } catch (RuntimeException | Error e) {
                LOG.warnf("The anchors cannot be followed: %s. Next try in %d ms.", Wordless.line(e), PAUSE.toMillis());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        var waiting = new ArrayList<>(asked);
        var ends = readOnce && waiting.isEmpty() ? Map.<TopicPartition, Long>of() : consumer.endOffsets(partitions);
        do {
            for (var record : consumer.poll(POLL)) {
                take(record);
            }
        } while (open && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()));
        readOnce = true;
        waiting.forEach(reached -> reached.complete(true));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        read.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        var event = CloudEvents.attributes(record);
        if (event != null
                && event.source().equals(service)
                && Topics.of(service, event.chain()).equals(record.topic())) {
            var link = new Link(event.position(), event.previousHash(), event.hash(), event.site(), placeOf(record));
            chains.compute(event.chain(), (_, before) -> AnchoredChain.after(before, link));
        }
    }

    static Place placeOf(ConsumerRecord<?, ?> record) {
        return new Place(record.topic(), record.partition(), record.offset());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            open = false;
        }
    }

    @Override
    public void close() {
        open = false;
    }
}
