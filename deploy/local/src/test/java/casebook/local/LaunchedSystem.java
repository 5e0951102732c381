package casebook.local;

import casebook.embedded.Ports;
import casebook.embedded.ServerProcess;
import casebook.embedded.StartFailed;
import casebook.embedded.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A launcher in a JVM of its own, as {@code ./casebook up} runs it, with small parts in the place of ours. */
final class LaunchedSystem implements AutoCloseable {

    private static final String WEB = "web";
    private static final String KEEPING = "keeping";
    private static final String BROKEN = "broken";
    private static final String FRESH = "--fresh";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path root;
    private final Process launcher;
    private final BufferedReader out;
    private final List<String> lines = new ArrayList<>();

    private LaunchedSystem(Path root, Process launcher) {
        this.root = root;
        this.launcher = launcher;
        this.out = launcher.inputReader();
    }

    /** A part that is a web server and stays. */
    static String web(String name, int port) {
        return name + ":" + port + ":" + WEB;
    }

    /** A part that stays, and notes each of its starts in a file of its data. */
    static String keeping(String name, int port) {
        return name + ":" + port + ":" + KEEPING;
    }

    /** A part that ends while it starts. */
    static String broken(String name, int port) {
        return name + ":" + port + ":" + BROKEN;
    }

    static LaunchedSystem start(Path root, String... parts) throws IOException {
        return launch(root, "", parts);
    }

    /** As {@code ./casebook up --fresh} does. */
    static LaunchedSystem startFresh(Path root, String... parts) throws IOException {
        return launch(root, FRESH, parts);
    }

    private static LaunchedSystem launch(Path root, String option, String... parts) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java("java"),
                "-cp",
                System.getProperty("java.class.path"),
                LaunchedSystem.class.getName(),
                "" + root,
                option));
        command.addAll(List.of(parts));
        return new LaunchedSystem(
                root, new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The launcher's JVM: the arguments are the root, {@code --fresh} or nothing, and the parts of one stage. */
    public static void main(String[] arguments) {
        Settings settings = Settings.of(Path.of(arguments[0]), Map.of());
        List<Part> parts = Stream.of(arguments)
                .skip(2)
                .map(text -> part(text.split(":", -1), settings))
                .toList();
        try {
            new Up(settings, new Progress(System.out))
                    .run(arguments[1].equals(FRESH), Optional.empty(), () -> List.of(parts));
        } catch (StartFailed failed) {
            System.out.println(failed.sentence());
            System.exit(1);
        }
    }

    private static Part part(String[] column, Settings settings) {
        int port = Integer.parseInt(column[1]);
        String web = "'%s' -b %s -p %d -o none".formatted(java("jwebserver"), Ports.HOST, port);
        String script = switch (column[2]) {
            case WEB -> "exec " + web;
            case KEEPING ->
                "mkdir -p '%1$s' && echo started >>'%1$s/starts' && exec %2$s".formatted(settings.data(), web);
            default -> "echo disk is full; exit 3";
        };
        List<String> command = List.of("bash", "-c", script);
        return new Part(
                column[0],
                port,
                "http://127.0.0.1:" + port,
                () -> ServerProcess.start(column[0], command, Map.of(), settings.log(column[0]), StopSignal.TERM)
                        .awaitReady(LIMIT, () -> Ports.accepts(port)));
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /** Reads on until a line says so; fails with everything read when the launcher ends before. */
    String awaitLine(Predicate<String> wanted) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (wanted.test(line)) {
                return line;
            }
        }
        throw new AssertionError("The launcher ended: " + lines);
    }

    LaunchedSystem awaitReady() throws IOException {
        awaitLine(line -> line.startsWith("Casebook is ready"));
        return this;
    }

    Answer ask(String command) {
        return ControlSocket.ask(Settings.of(root, Map.of()).controlSocket(), command);
    }

    ProcessHandle process(String part) throws IOException {
        String pid = Files.readString(root.resolve(".casebook/logs").resolve(part + ".pid"));
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** As Ctrl-C does, or {@code ./casebook down}. */
    int terminate() throws Exception {
        launcher.destroy();
        return exitCode();
    }

    int exitCode() throws Exception {
        if (!launcher.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The launcher did not end.");
        }
        return launcher.exitValue();
    }

    /** As {@code kill -9} does. */
    @Override
    public void close() {
        launcher.destroyForcibly();
    }
}
