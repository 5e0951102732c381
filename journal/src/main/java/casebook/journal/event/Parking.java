package casebook.journal.event;

import casebook.journal.event.Intake.DeadLetters;
import casebook.journal.event.Intake.Passing;
import casebook.kernel.text.Wordless;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** What becomes of an event that could not be taken in: when it is tried again, when it is given up, when an operator is told. */
final class Parking {
    /** Nothing is wrong with such an event: it waits for another, however long that takes. */
    static final String AHEAD = "an earlier event of its chain has not arrived";

    private static final Logger LOG = Logger.getLogger(Parking.class);
    private static final int ATTEMPTS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(26);
    /** An event that has waited so long for another will hardly get it without an operator. */
    private static final Duration OVERDUE = Duration.ofMinutes(5);

    private final ParkedEvents parked;
    private final DeadLetters deadLetters;
    private final Passing passing;
    private final Clock clock;
    private final Set<Long> toldOverdue = ConcurrentHashMap.newKeySet();

    Parking(ParkedEvents parked, DeadLetters deadLetters, Passing passing, Clock clock) {
        this.parked = parked;
        this.deadLetters = deadLetters;
        this.passing = passing;
        this.clock = clock;
    }

    void park(Event event, String topic, String reason) {
        LOG.warnf("Event %s of %s is parked: %s", event.id(), event.source(), reason);
        var now = clock.instant();
        var hopeless = !event.readable() && !reason.equals(AHEAD);
        try {
            parked.park(event, topic, reason, now, hopeless ? null : now.plus(FIRST_PAUSE));
        } catch (RuntimeException e) {
            if (passing.passes(e)) {
                throw e; // The event is as good as before, and comes again.
            }
            // What the store cannot keep must not stop its whole partition.
            parked.park(event.withoutData(), topic, "the store cannot keep its data", now, null);
            deadLetters.bury(event, topic, "the store cannot keep its data");
        }
    }

    void taken(ParkedEvents.Parked waiting) {
        parked.remove(waiting.id());
        parked.hasten(waiting.event().source(), waiting.event().chain(), clock.instant());
        toldOverdue.remove(waiting.id());
    }

    void failedAgain(ParkedEvents.Parked waiting, String reason) {
        if (reason.equals(AHEAD)) {
            waitOn(waiting);
        } else if (!waiting.event().readable()) {
            // It lies in the dead-letter topic since it came. Only a readable copy of it helps.
            parked.failed(waiting.id(), reason, waiting.attempts(), null);
        } else if (waiting.attempts() + 1 < ATTEMPTS) {
            var attempts = waiting.attempts() + 1;
            tryAfter(FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 8)), waiting, reason, attempts);
        } else {
            giveUp(waiting, reason);
        }
    }

    /** Pauses as long as it has waited so far: a gap that lasts costs little, and one that closes hastens what waits. */
    private void waitOn(ParkedEvents.Parked waiting) {
        var event = waiting.event();
        var waited = Duration.between(waiting.parkedAt(), clock.instant());
        if (waited.compareTo(OVERDUE) >= 0 && toldOverdue.add(waiting.id())) {
            LOG.errorf(
                    "Event %s of %s, position %d in the chain of subject %s of %s, waits since %s: %s",
                    event.id(),
                    event.source(),
                    event.position(),
                    event.chain().subject(),
                    event.chain().study(),
                    waiting.parkedAt(),
                    AHEAD);
        }
        tryAfter(between(FIRST_PAUSE, waited, LONGEST_PAUSE), waiting, AHEAD, waiting.attempts());
    }

    private void giveUp(ParkedEvents.Parked waiting, String reason) {
        var event = waiting.event();
        LOG.errorf("Event %s of %s is given up: %s", event.id(), event.source(), reason);
        try {
            deadLetters.bury(event, waiting.topic(), reason);
            parked.failed(waiting.id(), reason, waiting.attempts() + 1, null);
        } catch (KafkaException e) {
            LOG.warnf("The dead-letter topic cannot be reached: %s", Wordless.line(e));
            tryAfter(LONGEST_PAUSE, waiting, reason, waiting.attempts());
        }
    }

    private void tryAfter(Duration pause, ParkedEvents.Parked waiting, String reason, int attempts) {
        Instant next = clock.instant().plus(pause);
        parked.failed(waiting.id(), reason, attempts, next);
    }

    private static Duration between(Duration least, Duration pause, Duration most) {
        return pause.compareTo(least) < 0 ? least : pause.compareTo(most) > 0 ? most : pause;
    }
}
