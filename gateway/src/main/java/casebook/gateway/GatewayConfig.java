package casebook.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that can be set at the gateway. The README lists it as a table. */
@ConfigMapping(prefix = "casebook.gateway")
public interface GatewayConfig {

    /** Where each service is, by its name: scheme, host and port, no path. The name is what refusals call it. */
    Map<String, URI> services();

    /** Which service owns which paths; the first pattern that fits decides. What fits none answers 404. */
    List<Branches> routes();

    /** What of the API will go, and when; the first pattern that fits decides. */
    List<Ending> deprecations();

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

    /** How long the body of a request may take to come, from its head on. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /** Bodies of more than 64 KiB under way to services at once; each may hold a connection for as long as a body may take. */
    @WithDefault("32")
    int largeBodies();

    /** Of these, of one user. */
    @WithDefault("4")
    int largeBodiesOfUser();

    /** When a service that is away is left alone for a while. */
    Circuit circuit();

    /** Networks of the proxies in front, such as 10.0.0.0/8, whose word for where a request comes from is taken. */
    Optional<List<String>> trustedProxies();

    /** How much one caller may ask for. */
    Limits limits();

    /** The live stream of events. */
    StreamConfig stream();

    /** When attempts at unauthorised use are reported. */
    AttemptsConfig attempts();

    /** The defaults let a pipeline work through a study, and stop a loop gone wild. */
    interface Limits {

        /** From one address, whoever calls; many users may share one. */
        Allowed address();

        /** From one address without a valid token; holds back who tries tokens out. */
        Allowed unauthenticated();

        /** Of one user, wherever they call from. */
        Allowed user();
    }

    /** A limit: a burst at once, and so many a second for as long as one likes. */
    interface Allowed {

        /** Requests at once, after a pause. */
        long burst();

        /** Requests a second. */
        long perSecond();
    }

    /** A circuit breaker for each service. */
    interface Circuit {

        /** Requests in ten seconds that a service gave no answer to, after which it is left alone. */
        @WithDefault("5")
        int failures();

        /** How long it is left alone; then one request tries it. */
        @WithDefault("2s")
        Duration rest();
    }

    /** The branches of one service. */
    interface Branches {

        /** A name of {@link #services}, or {@code gateway} for what the gateway answers itself. */
        String service();

        /** Patterns: {@code *} is one segment, {@code **} at the end is any number of them, none included. */
        List<String> paths();
    }

    /** Operations that will go. */
    interface Ending {

        /** Patterns as of the routes. */
        List<String> paths();

        /** Methods; all if none is given. */
        Optional<Set<String>> methods();

        /** When they became deprecated, or will, such as 2026-01-01T00:00:00Z. */
        Instant since();

        /** When they will answer no more; open if not given. */
        Optional<Instant> sunset();

        /** The page that says what to use in their place. */
        Optional<URI> page();
    }
}
