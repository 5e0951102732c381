package casebook.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One Kafka node (KRaft: broker and controller in one JVM). Topics are made by who uses them, never by accident;
 * nothing is ever deleted by age, since the topics witness the audit trail.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int HEAP_MEGABYTES = 256;

    private final ServerProcess process;
    private final int port;

    private EmbeddedKafka(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts on the data in {@code directory} (made when missing) and returns when clients can connect. */
    public static EmbeddedKafka start(Path directory, int port, int controllerPort, Path log) {
        Ports.requireFree("Kafka", port);
        Ports.requireFree("Kafka's controller", controllerPort);
        Path settings = directory.toAbsolutePath().resolve("server.properties");
        write(settings, settings(directory.toAbsolutePath(), port, controllerPort));
        List<String> command = JavaServer.command(
                "kafka", HEAP_MEGABYTES, "casebook.embedded.server.KafkaBroker", List.of(settings.toString()));
        ServerProcess process = ServerProcess.start("Kafka", command, Map.of(), log, StopSignal.TERM);
        return new EmbeddedKafka(process.awaitReady(START_LIMIT, () -> Ports.accepts(port)), port);
    }

    /** The session time-out is what a start after a kill -9 waits for: the controller still knows the dead broker. */
    private static String settings(Path directory, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                log.retention.ms=-1
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                broker.heartbeat.interval.ms=500
                broker.session.timeout.ms=3000
                num.network.threads=2
                num.io.threads=2
                background.threads=2
                num.recovery.threads.per.data.dir=1
                log.cleaner.dedupe.buffer.size=4194304
                """.formatted(port, controllerPort, directory.resolve("log"));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
