package casebook.journal.store;

class PostgresInboxTest extends InboxContract {
    private static final Engine ENGINE = new PostgresEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
