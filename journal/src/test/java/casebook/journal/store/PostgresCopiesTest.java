package casebook.journal.store;

class PostgresCopiesTest extends CopiesContract {
    private static final Engine ENGINE = new PostgresEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
