package casebook.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A child process that writes to a log file, is ready when a condition says so, and never outlives this JVM. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(25);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Path log;
    private final Process process;

    private ServerProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts {@code command} in the directory of {@code log}; {@code environment} is added to what this JVM has. An
     * earlier log is kept beside it as {@code .1.log}; the process id is there as {@code .pid} while the process runs.
     */
    public static ServerProcess start(
            String name, List<String> command, Map<String, String> environment, Path log, StopSignal signal) {
        try {
            Path directory = Files.createDirectories(log.toAbsolutePath().resolveSibling(""));
            if (Files.exists(log)) {
                Files.move(log, beside(log, ".1.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(Leash.around(signal, beside(log, ".pid"), command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new ServerProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new StartFailed("%s cannot start: %s.".formatted(name, e.getMessage()), e);
        }
    }

    /** Returns once {@code ready} holds; a process that ends before, or needs longer than {@code limit}, is refused. */
    public ServerProcess awaitReady(Duration limit, BooleanSupplier ready) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            if (endsWithin(PROBE_INTERVAL)) {
                throw new StartFailed("%s ended at start with exit code %d; the reason is at the end of %s%s"
                        .formatted(name, process.exitValue(), log, lastLine()));
            }
            if (ready.getAsBoolean()) {
                return this;
            }
            if (System.nanoTime() > deadline) {
                close();
                throw new StartFailed("%s was not ready within %d s and was stopped; its log is %s%s"
                        .formatted(name, limit.toSeconds(), log, lastLine()));
            }
        }
    }

    private static Path beside(Path log, String ending) {
        return Path.of(log.toAbsolutePath().toString().replaceFirst("(\\.log)?$", ending));
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the process ends, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks the process to stop without waiting for it; {@link #close()} waits. */
    public void askToStop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The process is gone already.
        }
    }

    /** Stops the process in good order, and by force when that takes longer than 20 s. */
    @Override
    public void close() {
        close(STOP_LIMIT);
    }

    /** As {@link #close()}, also when interrupted; says whether it ended in good order, within {@code limit}. */
    public boolean close(Duration limit) {
        askToStop();
        process.onExit()
                .completeOnTimeout(process, limit.toSeconds(), TimeUnit.SECONDS)
                .join();
        boolean inGoodOrder = !process.isAlive();
        if (!inGoodOrder) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return inGoodOrder;
    }

    private boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new StartFailed("Interrupted while waiting for %s.".formatted(name), e);
        }
    }

    private String lastLine() {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((before, last) -> last)
                    .map(last -> ": " + last.strip())
                    .orElse(".");
        } catch (IOException | UncheckedIOException e) {
            return ".";
        }
    }
}
