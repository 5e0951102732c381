package casebook.journal.store;

class PostgresRebuildTest extends RebuildContract {
    private static final Engine ENGINE = new PostgresEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
