package casebook.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that can be set at the gateway. The README lists it as a table. */
@ConfigMapping(prefix = "casebook.gateway")
public interface GatewayConfig {

    /** Where each service is, by its name: scheme, host and port, no path. The name is what refusals call it. */
    Map<String, URI> services();

    /** Which service owns which paths; the first pattern that fits decides. What fits none answers 404. */
    List<Branches> routes();

    /** The services that keep a part of each subject's audit trail. */
    List<String> trails();

    /** How long a connection to a service may take, waiting for a free one included. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a service may take from the end of the request to the beginning of its answer. */
    @WithDefault("30s")
    Duration answerTimeout();

    /** How long a connection may stand still in the middle of an answer; frees what a stalled caller holds at a service. */
    @WithDefault("60s")
    Duration stallTimeout();

    /** Connections kept to each service at most; more requests than that wait. */
    @WithDefault("64")
    int connections();

    /** Requests that may wait for a connection to one service; more than that are refused at once. */
    @WithDefault("512")
    int waiting();

    /** The branches of one service. */
    interface Branches {

        /** A name of {@link #services}, or {@code gateway} for what the gateway answers itself. */
        String service();

        /** Patterns: {@code *} is one segment, {@code **} at the end is any number of them, none included. */
        List<String> paths();
    }
}
