package casebook.journal.store;

class MongoJournalTest extends JournalContract {
    private static final Engine ENGINE = new MongoEngine("journal");

    @Override
    Engine engine() {
        return ENGINE;
    }
}
