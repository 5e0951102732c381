package casebook.journal.store;

import casebook.journal.audit.Journal;
import casebook.journal.event.Copies;
import casebook.journal.event.Inbox;
import casebook.journal.event.Outbox;
import casebook.journal.event.ParkedEvents;
import casebook.journal.event.Transactions;

/** One engine's parts, over one empty or used database. */
record Stores(
        Journal journal, Outbox outbox, Inbox inbox, Copies copies, ParkedEvents parked, Transactions transactions) {}
