package casebook.local;

import casebook.embedded.Directories;
import casebook.embedded.StartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts everything, watches it, and stops it when told to: by Ctrl-C, a TERM signal or {@code ./casebook down}. */
final class Up {

    private enum Phase {
        STARTING,
        READY,
        FAILED,
        STOPPING
    }

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    /** The services refuse what is unsafe in it unless they are told that they are started for it. */
    private static final String PROFILE =
            "This is the demo profile: passwords are names and nothing is encrypted. It is for made-up data alone.";

    private final Settings settings;
    private final Progress progress;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);
    private final AtomicReference<@Nullable LocalSystem> current = new AtomicReference<>();

    Up(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Never returns: a failed start is thrown, a good end is the JVM's, see {@link #stopWithJvm}. */
    void run(boolean fresh, Optional<Training> training, Supplier<List<List<Part>>> stages) {
        refuseSecond();
        Running running =
                new Running(ProcessHandle.current().pid(), Service.GATEWAY.url(settings), Parts.issuerUrl(settings));
        stopWithJvm();
        running.write(settings.root());
        if (fresh) {
            deleteData();
        }
        List<List<Part>> parts = orFail(stages);
        training.ifPresent(this::train);
        progress.line(PROFILE);
        long before = System.nanoTime();
        LocalSystem system = new LocalSystem(parts, progress);
        current.set(system);
        orFail(() -> {
            system.start();
            return system;
        });
        phase.compareAndSet(Phase.STARTING, Phase.READY);
        ControlSocket.listen(settings.controlSocket(), command -> obey(system, command));
        progress.line("");
        progress.line("Casebook is ready after %s s: %s"
                .formatted(Progress.seconds(Duration.ofNanos(System.nanoTime() - before)), running.gateway()));
        progress.line("Next, in another terminal: ./casebook demo     Ctrl-C stops everything.");
        waitForJvm();
    }

    private void train(Training training) {
        long before = System.nanoTime();
        progress.line("Training the services' start, once after each build.");
        current.set(training.system());
        try {
            training.run();
            progress.line("Trained in %s s.".formatted(Progress.seconds(Duration.ofNanos(System.nanoTime() - before))));
        } catch (IOException | RuntimeException failure) {
            if (phase.get() == Phase.STOPPING) {
                waitForJvm();
            }
            progress.line("Not trained, so it starts slower: " + failure.getMessage());
        }
    }

    /** What fails because we are told to stop meanwhile is no failure. */
    private <T> T orFail(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException failure) {
            if (!phase.compareAndSet(Phase.STARTING, Phase.FAILED)) {
                waitForJvm();
            }
            throw failure;
        }
    }

    private void refuseSecond() {
        Running.find(settings.root()).ifPresent(running -> {
            throw new StartFailed(
                    "Casebook runs already, at %s; stop it with: ./casebook down".formatted(running.gateway()));
        });
    }

    private void deleteData() {
        try {
            Directories.delete(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer obey(LocalSystem system, String command) {
        String[] words = command.split(" ", 2);
        return switch (words[0]) {
            case "restart" -> system.restart(words[words.length - 1]);
            case "stop" -> system.stop(words[words.length - 1]);
            default -> Answer.refused("There is no command %s.".formatted(words[0]));
        };
    }

    /** The exit code says whether all was well: 1 after a failed or broken-off start, or when a part lies down. */
    private void stopWithJvm() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            Phase before = phase.getAndSet(Phase.STOPPING);
            LocalSystem system = current.get();
            List<String> down = before == Phase.READY && system != null ? system.down() : List.of();
            if (before != Phase.FAILED) {
                progress.line("Stopping.");
            }
            if (system != null) {
                system.stop(STOP_LIMIT);
            }
            Running.remove(settings.root());
            if (before != Phase.FAILED) {
                progress.line(down.isEmpty() ? "Stopped." : "Stopped; was down: " + String.join(", ", down) + ".");
            }
            Runtime.getRuntime().halt(before == Phase.READY && down.isEmpty() ? 0 : 1);
        }));
    }

    private static void waitForJvm() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
