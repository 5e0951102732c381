package casebook.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set of the live stream of events. */
public interface StreamConfig {

    /** Events kept in memory, once for all readers, at most. Who falls further behind than that comes back by Last-Event-ID. */
    @WithDefault("5000")
    int recentEvents();

    /** What they may take together. */
    @WithDefault("8M")
    MemorySize recentBytes();

    /** How often a reader hears something when nothing happens; less than what closes a connection that stands still. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How long a reader should wait before they come back. */
    @WithDefault("3s")
    Duration retry();

    /** How long a stream lasts at most, whose token lives longer; then the reader comes back with a token of then. */
    @WithDefault("15m")
    Duration longest();

    /** Streams at once. */
    @WithDefault("2000")
    int streams();

    /** Streams at once of one user. */
    @WithDefault("20")
    int streamsOfUser();

    /** Readers at once that are caught up from the topics. */
    @WithDefault("16")
    int catchingUp();

    /** Of one user. */
    @WithDefault("2")
    int catchingUpOfUser();
}
