package casebook.journal.event;

import casebook.kernel.refusal.Refused;
import java.sql.SQLException;

/** What can be said of a failure where clinical values must not appear: messages of databases and parsers quote them. */
final class Failures {
    private Failures() {}

    static String describe(Throwable failure) {
        if (failure instanceof Refused
                || failure instanceof Inbox.Diverged
                || failure instanceof IllegalStateException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure.getCause() instanceof SQLException refused) {
            return "the database refused it, SQL state " + refused.getSQLState();
        }
        var place = failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0];
        return failure.getClass().getSimpleName() + place;
    }
}
