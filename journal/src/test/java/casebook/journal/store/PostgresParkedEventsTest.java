package casebook.journal.store;

class PostgresParkedEventsTest extends ParkedEventsContract {
    private static final Engine ENGINE = new PostgresEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
