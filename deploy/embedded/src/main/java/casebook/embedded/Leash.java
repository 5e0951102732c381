package casebook.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The shell around every child process. It holds the child in a process group of its own, so that a Ctrl-C at the
 * terminal reaches only us and we decide the order of stopping; and it signals the child when its standard input ends,
 * which it does when we close it and also when this JVM is killed. So no child outlives us, not even a kill -9.
 */
final class Leash {

    // $1 is the signal, $2 where the child's process id is kept while it runs, the rest the command. A signal to the
    // shell itself only interrupts its wait.
    private static final String SCRIPT = """
            trap : INT HUP TERM
            set -m
            signal=$1; pidfile=$2; shift 2
            exec 3<&0 4>&2 2>/dev/null
            "$@" </dev/null 2>&4 3<&- 4>&- &
            child=$!
            echo "$child" >"$pidfile"
            { read -r _ <&3; kill -"$signal" "$child"; } >/dev/null 4>&- &
            reader=$!
            exec >/dev/null 3<&- 4>&-
            while wait "$child"; status=$?; kill -0 "$child"; do :; done
            kill -KILL "$reader"
            rm -f "$pidfile"
            exit "$status"
            """;

    private Leash() {}

    static List<String> around(StopSignal signal, Path pidFile, List<String> command) {
        List<String> leashed =
                new ArrayList<>(List.of("bash", "-c", SCRIPT, "leash", signal.name(), pidFile.toString()));
        leashed.addAll(command);
        return leashed;
    }
}
