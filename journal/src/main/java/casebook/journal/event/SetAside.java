package casebook.journal.event;

import casebook.journal.audit.ChainId;
import java.time.Instant;

/**
 * A record whose event the broker refuses for a reason that does not pass, such as its size. It stays in the outbox, and the
 * later ones of its chain behind it, until an operator has it published again. Consumers would not take these in either:
 * they wait for the position that is missing.
 *
 * @param reason in words without clinical values
 */
public record SetAside(ChainId chain, long position, String reason, Instant since) {}
