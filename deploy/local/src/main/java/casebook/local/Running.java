package casebook.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The launcher that runs on this checkout, as {@code .casebook/running.properties} tells it.
 *
 * @param pid the launcher's process id
 * @param gateway URL of the gateway
 * @param issuer URL of the OpenID Connect issuer
 */
public record Running(long pid, String gateway, String issuer) {

    /** Of this checkout; none when the launcher is gone, however it went. */
    public static Optional<Running> find(Path root) {
        Path file = file(root);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties facts = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            facts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Running(
                        Long.parseLong(facts.getProperty("pid")),
                        facts.getProperty("gateway"),
                        facts.getProperty("issuer")))
                .filter(Running::isAlive);
    }

    /** Process ids come round again: the process must be a Java program as well. */
    private boolean isAlive() {
        return process().isPresent();
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().command().orElse("").endsWith("java"));
    }

    void write(Path root) {
        Properties facts = new Properties();
        facts.setProperty("pid", "" + pid);
        facts.setProperty("gateway", gateway);
        facts.setProperty("issuer", issuer);
        try {
            Files.createDirectories(file(root).resolveSibling(""));
            try (Writer out = Files.newBufferedWriter(file(root))) {
                facts.store(out, "Written by ./casebook up, gone when it ends");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path root) {
        try {
            Files.deleteIfExists(file(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path root) {
        return root.resolve(".casebook/running.properties");
    }
}
