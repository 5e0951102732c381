package casebook.journal.store;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.ChainVerification;
import casebook.journal.audit.Journal;
import casebook.journal.event.Copies;
import casebook.journal.event.Inbox;
import casebook.journal.event.Outbox;
import casebook.journal.event.ParkedEvents;
import casebook.journal.event.Transactions;
import java.util.List;

/** One engine's parts, over one empty or used database. */
record Stores(
        Journal journal, Outbox outbox, Inbox inbox, Copies copies, ParkedEvents parked, Transactions transactions) {

    /** Where the chain is not what was written, as far as the store alone can tell. */
    List<ChainVerification.Break> breaks(ChainId chain) {
        var verification = new ChainVerification();
        journal.page(chain, 0, 1000).forEach(verification::next);
        return verification.breaks(List.of());
    }
}
