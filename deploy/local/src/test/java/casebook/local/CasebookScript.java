package casebook.local;

import casebook.embedded.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The script {@code casebook}, in a checkout of its own and on a machine that has nothing but what is given to it: its
 * path has the few tools that it uses, and it looks for JDKs in a directory of the test's.
 */
final class CasebookScript {

    private static final int SECONDS = 30;
    private static final List<String> TOOLS =
            List.of("bash", "cat", "dirname", "find", "mkdir", "mv", "readlink", "sed", "touch");
    private static final String JDKS = "/usr/lib/jvm/*";

    /** A Maven that notes that it ran and builds what the script looks for. */
    private static final String MAVEN = """
            echo "$@" >>builds
            mkdir -p deploy/local/target
            touch deploy/local/target/casebook-local.jar
            """;

    private final Path root;
    private final Path path;
    private final Path script;

    /** @param out standard output, in lines */
    record Ended(int exitCode, List<String> out, List<String> errors) {}

    CasebookScript(Path machine) throws IOException {
        root = Files.createDirectories(machine.resolve("checkout"));
        path = Files.createDirectories(machine.resolve("bin"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(path.resolve(tool), onThisMachine(tool));
        }
        String text = Files.readString(Checkout.root().resolve("casebook"));
        if (!text.contains(JDKS)) {
            throw new IllegalStateException("The script looks for JDKs elsewhere than in " + JDKS);
        }
        script = program(root.resolve("casebook"), text.replace(JDKS, machine.resolve("jvm") + "/*"));
    }

    private static Path onThisMachine(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** Installs a JDK among the machine's, whose {@code java} only says what it was asked to run. */
    Path jdk(String version) throws IOException {
        return jdk(version, root.resolveSibling("jvm").resolve("jdk-" + version));
    }

    /** Installs such a JDK where nobody looks. */
    Path jdkElsewhere(String version) throws IOException {
        return jdk(version, root.resolveSibling("elsewhere"));
    }

    private static Path jdk(String version, Path home) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"None\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        program(home.resolve("bin/javac"), "#!/bin/bash\n");
        program(home.resolve("bin/java"), "#!/bin/bash\necho \"$@\"\n");
        return home;
    }

    /** Puts a JDK's compiler on the path, as a link does that an installation makes. */
    void link(Path jdk) throws IOException {
        Files.createSymbolicLink(path.resolve("javac"), jdk.resolve("bin/javac"));
    }

    void maven() throws IOException {
        program(path.resolve("mvn"), "#!/bin/bash\nset -e\n" + MAVEN);
    }

    void mavenThatFails() throws IOException {
        program(path.resolve("mvn"), "#!/bin/bash\necho 'cannot find symbol'\nexit 1\n");
    }

    /** Puts a file into the checkout that is newer, or older, than everything that was built. */
    void file(String name, Instant changedAt) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.setLastModifiedTime(Files.writeString(file, ""), FileTime.from(changedAt));
    }

    /** How often Maven ran. */
    int builds() throws IOException {
        Path builds = root.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    Ended run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    /** Ends it when it takes longer than half a minute. */
    Ended run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Path errors = root.resolveSibling("errors");
        Path out = root.resolveSibling("out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The script did not end.");
        }
        return new Ended(process.exitValue(), Files.readAllLines(out), Files.readAllLines(errors));
    }

    private static Path program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("No right to make " + file + " a program.");
        }
        return file;
    }
}
