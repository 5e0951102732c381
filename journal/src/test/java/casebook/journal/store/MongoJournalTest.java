package casebook.journal.store;

class MongoJournalTest extends JournalContract {
    private static final Engine ENGINE = new MongoEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
