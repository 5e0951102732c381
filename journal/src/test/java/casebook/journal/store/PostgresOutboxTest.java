package casebook.journal.store;

class PostgresOutboxTest extends OutboxContract {
    private static final Engine ENGINE = new PostgresEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
