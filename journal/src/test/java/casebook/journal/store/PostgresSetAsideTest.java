package casebook.journal.store;

class PostgresSetAsideTest extends SetAsideContract {
    private static final Engine ENGINE = new PostgresEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
