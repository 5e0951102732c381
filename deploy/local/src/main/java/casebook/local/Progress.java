package casebook.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What people read while the system starts, runs and stops: one line for each thing that happened. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** {@code part  ready in 1.2 s  address} */
    void ready(Part part, Duration took) {
        line("%-12s ready in %4s s   %s".formatted(part.name(), seconds(took), part.address()));
    }

    /** A part that is not ours to start. */
    void given(String part, String address) {
        line("%-12s yours            %s".formatted(part, address));
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
