package casebook.journal.store;

class PostgresEventStoresTest extends EventStoresContract {
    private static final Engine ENGINE = new PostgresEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
