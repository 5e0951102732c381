package casebook.local;

import casebook.embedded.Ports;
import casebook.embedded.ServerProcess;
import casebook.embedded.StartFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parts that run. A part that ends by itself is reported and stays down until somebody starts it again: the others
 * go on without it, as they do in production, and a crash is never hidden by a silent restart.
 */
final class LocalSystem {

    private final List<List<Part>> stages;
    private final Progress progress;
    private final Map<String, ServerProcess> running = new ConcurrentHashMap<>();
    private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();

    /** The parts of a stage start together, once those of the stage before are ready; they stop the other way round. */
    LocalSystem(List<List<Part>> stages, Progress progress) {
        this.stages = stages;
        this.progress = progress;
    }

    /** Refuses to start anything while another program holds a port that will be needed; says so of all of them. */
    private void requireFreePorts() {
        List<Part> busy =
                parts().stream().filter(part -> !Ports.isFree(part.port())).toList();
        if (!busy.isEmpty()) {
            throw new StartFailed(busy.stream()
                    .map(part -> "port %d on %s, which %s needs, is used by another program (stop it, or set %s)"
                            .formatted(part.port(), Ports.HOST, part.name(), Settings.portVariable(part.name())))
                    .collect(Collectors.joining("; ", "Casebook cannot start: ", ".")));
        }
    }

    /** Returns when all is ready; the first part that fails is the sentence of the {@link StartFailed}. */
    void start() {
        requireFreePorts();
        for (List<Part> stage : stages) {
            var started = new ExecutorCompletionService<Part>(starters);
            stage.forEach(part -> started.submit(() -> launch(part), part));
            for (int i = 0; i < stage.size(); i++) {
                await(started);
            }
        }
    }

    private static void await(ExecutorCompletionService<Part> started) {
        try {
            started.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartFailed failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Interrupted while starting.", e);
        }
    }

    private void launch(Part part) {
        long before = System.nanoTime();
        ServerProcess process = part.start().get();
        running.put(part.name(), process);
        progress.ready(part, Duration.ofNanos(System.nanoTime() - before));
        var _ = process.onExit().thenAccept(status -> ended(part, process, status));
    }

    /** Whoever means to stop a part takes it out of {@link #running} first; so what is still in it has crashed. */
    private void ended(Part part, ServerProcess process, int status) {
        if (running.remove(part.name(), process)) {
            progress.line(
                    "%s ended by itself with exit code %d; its log is %s; start it again with: ./casebook restart %s"
                            .formatted(part.name(), status, process.log(), part.name()));
        }
    }

    /** Stops the part if it runs, starts it, and answers with a sentence. */
    Answer restart(String name) {
        return with(name, part -> {
            end(name);
            try {
                launch(part);
                return Answer.done("%s is ready again at %s".formatted(name, part.address()));
            } catch (StartFailed failed) {
                return Answer.refused(failed.sentence());
            }
        });
    }

    /** Stops one part and leaves the others running. */
    Answer stop(String name) {
        return with(
                name,
                part -> end(name)
                        ? Answer.done("%s is stopped; start it again with: ./casebook restart %s".formatted(name, name))
                        : Answer.done("%s was not running".formatted(name)));
    }

    private Answer with(String name, Function<Part, Answer> action) {
        Optional<Part> part =
                parts().stream().filter(known -> known.name().equals(name)).findFirst();
        return part.map(known -> inTurn(known, action))
                .orElseGet(() -> Answer.refused("There is no part %s; the parts are %s."
                        .formatted(name, parts().stream().map(Part::name).collect(Collectors.joining(", ")))));
    }

    /** Two commands on one part wait for one another; those on different parts do not. */
    private static Answer inTurn(Part part, Function<Part, Answer> action) {
        synchronized (part) {
            return action.apply(part);
        }
    }

    private boolean end(String name) {
        ServerProcess process = running.remove(name);
        if (process == null) {
            return false;
        }
        process.close();
        return true;
    }

    /**
     * Stops everything, also what is only starting, and returns when no process is left; by force after {@code limit}.
     *
     * @return whether all ended in good order
     */
    boolean stop(Duration limit) {
        boolean inGoodOrder = true;
        starters.shutdownNow();
        try {
            starters.awaitTermination(limit.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (List<Part> stage : stages.reversed()) {
            List<ServerProcess> processes = new ArrayList<>();
            for (Part part : stage) {
                ServerProcess process = running.remove(part.name());
                if (process != null) {
                    process.askToStop();
                    processes.add(process);
                }
            }
            for (ServerProcess process : processes) {
                inGoodOrder &= process.close(limit);
            }
        }
        return inGoodOrder;
    }

    /** The parts that should run and do not. */
    List<String> down() {
        return parts().stream()
                .map(Part::name)
                .filter(name -> !running.containsKey(name))
                .toList();
    }

    private List<Part> parts() {
        return stages.stream().flatMap(List::stream).toList();
    }
}
