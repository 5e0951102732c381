package casebook.kernel.text;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it is logged: what failed and where, and nothing that it says, since messages of parsers and databases quote what
 * was captured.
 */
public final class Wordless extends Exception {
    private static final int MOST_CAUSES = 10;

    private final String kind;

    private Wordless(Throwable failure, @Nullable Wordless cause) {
        super(null, cause, false, true);
        this.kind = failure.getClass().getName()
                + (failure instanceof SQLException refused ? " of SQL state " + refused.getSQLState() : "");
        setStackTrace(failure.getStackTrace());
    }

    public static Wordless of(Throwable failure) {
        return of(failure, MOST_CAUSES);
    }

    private static Wordless of(Throwable failure, int causes) {
        var cause = failure.getCause();
        return new Wordless(failure, cause == null || causes == 0 ? null : of(cause, causes - 1));
    }

    /** In one line: the kind and the place of each. */
    public static String line(Throwable failure) {
        var line = new StringBuilder();
        for (Throwable at = of(failure); at != null; at = at.getCause()) {
            line.append(line.isEmpty() ? "" : ", because of ").append(at);
            if (at.getStackTrace().length > 0) {
                line.append(" at ").append(at.getStackTrace()[0]);
            }
        }
        return line.toString();
    }

    @Override
    public String toString() {
        return kind;
    }
}
