package casebook.journal.http;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Inbox;
import casebook.journal.event.Intake;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reading across services what one just wrote: a write answers with its {@code Casebook-Position}; a request that carries
 * it back waits until this service's copy has reached it.
 */
@RequestScoped
public class Positions {
    public static final String HEADER = "Casebook-Position";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /**
     * Requests that wait at once; each keeps a thread here and a connection of the gateway, which has 64. Of more, some are
     * told to come again at once, so that requests which wait for nothing are answered whatever the others ask for.
     */
    private static final Semaphore PLACES_TO_WAIT = new Semaphore(32);

    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");
    private static final Pattern FORM =
            Pattern.compile("(enrollment|scheduling|assessment):([0-9a-z-]+):([0-9]{1,18})");

    private final String service;
    private final Inbox inbox;
    private final Intake intake;
    private final List<String> written = new ArrayList<>();
    private boolean carried;

    Positions(@ConfigProperty(name = "casebook.service") String service, Inbox inbox, Intake intake) {
        this.service = service;
        this.inbox = inbox;
        this.intake = intake;
    }

    private record Position(String source, String subject, long position) {
        static Position parse(String text) {
            var parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new Refused(
                        ProblemType.MALFORMED_REQUEST,
                        Reason.at("", "malformed-position", HEADER + " is service:subject:number, comma separated."));
            }
            return new Position(parts.group(1), parts.group(2), Long.parseLong(parts.group(3)));
        }
    }

    /** Waits for every position the request carries. */
    void await(@Nullable String header, @Nullable String study) {
        if (header == null || header.isBlank() || study == null) {
            return;
        }
        carried = true;
        for (var text : SEPARATOR.split(header.strip())) {
            var asked = Position.parse(text);
            if (!asked.source().equals(service)) {
                var chain = new ChainId(study, asked.subject());
                if (!eventually(() -> inbox.position(asked.source(), chain) >= asked.position())) {
                    throw new Refused(
                            ProblemType.COPY_BEHIND,
                            "copy-behind",
                            "This service has not yet heard of " + text + "; nothing was done. Try again shortly.");
                }
            }
        }
    }

    /**
     * Looks for what another service makes of an event that the caller knows of: for up to two seconds if the request
     * carried a position, else once.
     */
    public <T> Optional<T> find(Supplier<Optional<T>> lookup) {
        var found = lookup.get();
        if (found.isPresent() || !carried) {
            return found;
        }
        var holder = new ArrayList<T>(1);
        eventually(() -> lookup.get().map(holder::add).orElse(false));
        return holder.stream().findFirst();
    }

    /** Whether the request carried a position, and so knows of something that may not have arrived. */
    public boolean carried() {
        return carried;
    }

    private boolean eventually(BooleanSupplier condition) {
        if (condition.getAsBoolean()) {
            return true;
        }
        if (!PLACES_TO_WAIT.tryAcquire()) {
            return false;
        }
        try {
            return waited(condition);
        } finally {
            PLACES_TO_WAIT.release();
        }
    }

    private boolean waited(BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                intake.awaitMore(10);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Says in the answer what this request wrote. */
    public void wrote(AuditRecord record) {
        written.add(service + ":" + record.chain().subject() + ":" + record.position());
    }

    /** Says in the answer what an earlier request wrote, which this one only repeated; what it tried itself is undone. */
    void wroteOnly(AuditRecord earlier) {
        written.clear();
        wrote(earlier);
    }

    List<String> written() {
        return written;
    }
}
