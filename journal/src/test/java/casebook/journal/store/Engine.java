package casebook.journal.store;

/** An engine under test; each store opened over it sees the same data, as two instances of a service do. */
interface Engine {
    Stores open();
}
