package casebook.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An OpenID Connect issuer with demo users, for local use and tests alone: passwords equal user names and the signing
 * key is public. Tokens carry {@code sub}, {@code name}, {@code organisation}, {@code grants}, and a person's {@code auth_time}.
 */
public final class EmbeddedIssuer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int HEAP_MEGABYTES = 64;

    private final ServerProcess process;
    private final int port;

    private EmbeddedIssuer(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    public static EmbeddedIssuer start(int port, Path log) {
        Ports.requireFree("The OpenID Connect issuer", port);
        List<String> command =
                JavaServer.command("issuer", HEAP_MEGABYTES, "casebook.embedded.server.Issuer", List.of("" + port));
        ServerProcess process =
                ServerProcess.start("The OpenID Connect issuer", command, Map.of(), log, StopSignal.TERM);
        return new EmbeddedIssuer(process.awaitReady(START_LIMIT, () -> Ports.accepts(port)), port);
    }

    /** The issuer's identifier; its discovery document is beneath it at {@code /.well-known/openid-configuration}. */
    public String url() {
        return "http://%s:%d/casebook".formatted(Ports.HOST, port);
    }

    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
