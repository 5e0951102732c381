package casebook.local;

import casebook.embedded.Checkout;
import casebook.embedded.StartFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What {@code ./casebook} runs: {@code up [--fresh]}, {@code down [part]}, {@code restart part}. */
public final class Launcher {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private Launcher() {}

    public static void main(String[] arguments) {
        try {
            Answer answer = obey(List.of(arguments), Settings.of(Checkout.root(), System.getenv()));
            (answer.done() ? System.out : System.err).println(answer.sentence());
            System.exit(answer.done() ? 0 : 1);
        } catch (StartFailed failed) {
            System.err.println(failed.sentence());
            System.exit(1);
        }
    }

    private static Answer obey(List<String> words, Settings settings) {
        String command = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        return switch (command) {
            case "up" ->
                List.of("--fresh").containsAll(rest)
                        ? up(rest, settings)
                        : Answer.refused("up takes --fresh and nothing else.");
            case "down" -> rest.isEmpty() ? down(settings.root()) : ask(settings, "stop " + rest.getFirst());
            case "restart" ->
                rest.isEmpty()
                        ? Answer.refused("Say which part: ./casebook restart enrollment")
                        : ask(settings, "restart " + rest.getFirst());
            default -> Answer.refused("There is no command %s; see ./casebook help.".formatted(command));
        };
    }

    private static Answer up(List<String> options, Settings settings) {
        YourServers.require(settings);
        Progress progress = new Progress(System.out);
        new Up(settings, progress)
                .run(options.contains("--fresh"), Training.of(settings), () -> Parts.stages(settings, progress));
        return Answer.done("");
    }

    private static Answer ask(Settings settings, String command) {
        return ControlSocket.ask(settings.controlSocket(), command);
    }

    private static Answer down(Path root) {
        Optional<ProcessHandle> launcher = Running.find(root).flatMap(Running::process);
        if (launcher.isEmpty()) {
            return Answer.done("Casebook is not running.");
        }
        launcher.get().destroy();
        try {
            launcher.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return Answer.done("Casebook is stopped.");
        } catch (TimeoutException | ExecutionException e) {
            return Answer.refused("Casebook did not stop within %d s; its process is %d."
                    .formatted(STOP_LIMIT.toSeconds(), launcher.get().pid()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refused("Interrupted while Casebook stops.");
        }
    }
}
