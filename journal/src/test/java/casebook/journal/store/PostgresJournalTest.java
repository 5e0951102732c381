package casebook.journal.store;

class PostgresJournalTest extends JournalContract {
    private static final Engine ENGINE = new PostgresEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
